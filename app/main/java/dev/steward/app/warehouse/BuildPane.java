package dev.steward.app.warehouse;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.StageLook;
import dev.steward.app.ui.Texts;
import dev.steward.ingest.warehouse.BuildReport;
import dev.steward.ingest.warehouse.BuildReport.Checked;
import dev.steward.ingest.warehouse.BuildReport.Lineage;
import dev.steward.ingest.warehouse.BuildReport.Outcome;
import dev.steward.model.Failure;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** From what was extracted to what analysts ask: the models from layer to layer, and their build. */
final class BuildPane implements AutoCloseable {
    private static final PseudoClass SUCCESS = PseudoClass.getPseudoClass("success");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double GAP = 8;
    private static final double WIDE_GAP = 16;

    private final Ground ground;
    private final Texts texts;
    private final Lane running;
    private final Map<String, BuildModel> models = new LinkedHashMap<>();
    private final Node node;
    private List<ModelRow> rows = List.of();
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);

    @FXML
    private VBox none;

    @FXML
    private VBox body;

    @FXML
    private ComboBox<String> schema;

    @FXML
    private Button build;

    @FXML
    private VBox result;

    @FXML
    private Label outcome;

    @FXML
    private GridPane failures;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox layers;

    BuildPane(Ground ground) {
        this.ground = ground;
        this.texts = ground.texts();
        this.running = ground.desk().background().lane();
        this.node = Fxml.load(this, "build.fxml", texts);
        Meaning.give(build, texts, "build");
        Meaning.give(schema, texts, "build.schema");
        build.setOnAction(_ -> build());
        schema.valueProperty().addListener((_, _, _) -> draw());
        running.busyProperty().addListener((_, _, _) -> refresh());
    }

    Node node() {
        return node;
    }

    /** Offers the schemas that are there and have models. */
    void show(Map<String, List<Lineage>> found, Formats now) {
        formats = now;
        found.forEach((name, lineage) -> models.putIfAbsent(name, new BuildModel(lineage)));
        List<String> usable = List.copyOf(found.keySet());
        none.setVisible(usable.isEmpty());
        body.setVisible(!usable.isEmpty());
        if (!usable.equals(schema.getItems())) {
            schema.getItems().setAll(usable);
        }
        if (schema.getValue() == null && !usable.isEmpty()) {
            schema.setValue(usable.getFirst());
        }
        refresh();
    }

    private Optional<BuildModel> model() {
        return Optional.ofNullable(schema.getValue()).map(models::get);
    }

    /** A card for each layer, the one that is read above the one that reads. */
    private void draw() {
        layers.getChildren().clear();
        rows = List.of();
        model().ifPresent(model -> {
            Label from = new Label(String.join(", ", model.sources()));
            from.setWrapText(true);
            from.setMinHeight(Region.USE_PREF_SIZE);
            layers.getChildren().add(layer("sources", from));
            Map<String, List<Lineage>> byLayer = model.models().stream()
                    .collect(Collectors.groupingBy(Lineage::layer, LinkedHashMap::new, Collectors.toList()));
            Map<Lineage, ModelRow> made = new LinkedHashMap<>();
            byLayer.forEach((layer, lineages) -> {
                GridPane grid = new GridPane(WIDE_GAP, GAP);
                for (Lineage one : lineages) {
                    ModelRow row = new ModelRow(one, texts, this::refresh, model);
                    made.put(one, row);
                    row.place(grid, grid.getRowCount());
                    GridPane.setHgrow(grid.getChildren().get(grid.getChildren().size() - 2), Priority.ALWAYS);
                }
                layers.getChildren().addAll(arrow(), layer(layer, grid));
            });
            rows = List.copyOf(made.values());
        });
        refresh();
    }

    private VBox layer(String name, Node content) {
        Label heading = new Label(texts.bundle().containsKey("layer." + name) ? texts.get("layer." + name) : name);
        heading.getStyleClass().add("strong");
        VBox card = new VBox(heading, content);
        card.getStyleClass().add("card");
        return card;
    }

    private static Label arrow() {
        Label arrow = new Label("↓");
        arrow.setMaxWidth(Double.MAX_VALUE);
        arrow.getStyleClass().addAll("muted", "layer-arrow");
        return arrow;
    }

    private void refresh() {
        boolean busy = running.busyProperty().get();
        schema.setDisable(busy);
        model().ifPresent(model -> {
            rows.forEach(row -> row.show(model, formats, busy));
            boolean all = model.selection().isEmpty();
            build.setText(texts.get(
                    busy ? "build.busy" : all ? "build.all" : "build.some",
                    model.meant().size()));
            build.setDisable(busy);
            result(model, busy);
        });
    }

    private void result(BuildModel model, boolean busy) {
        Optional<BuildReport> report = model.report();
        result.setVisible(busy || report.isPresent());
        result.setManaged(busy || report.isPresent());
        failures.getChildren().clear();
        result.pseudoClassStateChanged(
                SUCCESS, report.filter(BuildReport::promoted).isPresent());
        result.pseudoClassStateChanged(
                ERROR, report.filter(last -> !last.promoted()).isPresent());
        outcome.setText(
                report.map(this::words).orElseGet(() -> texts.get(model.testing() ? "running.tests" : "running")));
        report.ifPresent(last -> last.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .forEach(this::failure));
        failures.setVisible(!failures.getChildren().isEmpty());
        failures.setManaged(!failures.getChildren().isEmpty());
    }

    private void failure(Checked check) {
        failures.addRow(
                failures.getRowCount(),
                new Label(check.name()),
                new Label(texts.get("failure.faults", check.faults(), formats.count(check.faults()), check.about())));
    }

    private String words(BuildReport report) {
        return texts.get(
                report.promoted() ? "result.kept" : "result.refused",
                report.models().size(),
                count(report, Outcome.PASSED),
                count(report, Outcome.FAILED),
                count(report, Outcome.NOT_EVALUATED));
    }

    private static long count(BuildReport report, Outcome outcome) {
        return report.checks().stream().filter(one -> one.outcome() == outcome).count();
    }

    private void build() {
        model().ifPresent(model -> ground.desk()
                .dialogs()
                .askPassword(
                        texts.get(
                                "key.title",
                                ground.where().title(),
                                StageLook.words(ground.where().stage())),
                        texts.get("key.label"))
                .ifPresent(key -> build(model, String.valueOf(schema.getValue()), key)));
    }

    private void build(BuildModel model, String name, String key) {
        model.begin();
        String selection = model.selection();
        running.run(
                texts.get("task.build", name, ground.where().title()),
                work -> ground.warehouse()
                        .build(
                                name,
                                selection,
                                key,
                                new Watched(
                                        work,
                                        (fraction, note) -> Platform.runLater(() -> {
                                            if (running.busyProperty().get()) {
                                                model.reached(fraction, note);
                                                refresh();
                                            }
                                        }))),
                report -> {
                    model.ended(report);
                    ended(report);
                },
                failure -> failed(model, failure));
    }

    private void ended(BuildReport report) {
        refresh();
        scroll.setVvalue(0);
        ground.desk()
                .navigator()
                .show(
                        report.promoted()
                                ? Notice.success(texts.get("build.done"))
                                : Notice.warning(texts.get("build.refused"), texts.get("build.refused.next")));
    }

    private void failed(BuildModel model, Failure failure) {
        model.stopped();
        refresh();
        ground.failed(failure, "build.cancelled");
    }

    @Override
    public void close() {
        running.close();
    }
}
