package dev.steward.app.change;

import dev.steward.app.acting.SureField;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Columns;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Right;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.policy.TakingBack;
import dev.steward.ingest.ImportHistory;
import dev.steward.ingest.ImportHistory.Brought;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What was imported into the open lake, what taking one of them back would remove, and asking for it. */
final class ImportsPane implements AutoCloseable {
    /** How much of a plan's digest names it in a narrow column. */
    private static final int NAMED = 8;

    private final Ground ground;
    private final Path lake;
    private final Texts texts;
    private final Runnable requested;
    private final Lane looking;
    private final PlanView view;
    private final SureField sure;
    private final KeepField archive;
    private final Node node;
    private Formats formats = new Formats(Locale.getDefault(), ZoneOffset.UTC);
    private Optional<Plan> seen = Optional.empty();
    private Keep time = TakingBack.USUAL;

    @FXML
    private VBox some;

    @FXML
    private VBox none;

    @FXML
    private TableView<Brought> imports;

    @FXML
    private TextField reason;

    @FXML
    private HBox archiveLine;

    @FXML
    private CheckBox archived;

    @FXML
    private Label hint;

    @FXML
    private Label obstacle;

    @FXML
    private HBox confirming;

    @FXML
    private TextField confirm;

    @FXML
    private Button ask;

    @FXML
    private VBox body;

    /** @param requested hears that there is another plan now */
    ImportsPane(Ground ground, Path lake, Runnable requested) {
        this.ground = ground;
        this.lake = lake;
        this.texts = ground.texts();
        this.requested = requested;
        this.looking = ground.desk().background().lane();
        this.node = Fxml.load(this, "imports.fxml", texts);
        this.view = new PlanView(texts);
        body.getChildren().add(view);
        imports.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        imports.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> preview());
        this.sure = new SureField(confirming, confirm, this::refresh);
        ground.acting().chosen().addListener((_, _, _) -> refresh());
        this.archive = new KeepField(texts.get("form.archive.keep"), typed -> {
            time = typed;
            preview();
        });
        archive.show(time);
        archive.node().disableProperty().bind(archived.selectedProperty().not());
        archiveLine.getChildren().add(archive.node());
        archived.selectedProperty().addListener((_, _, _) -> preview());
        Meaning.give(archived, texts, "form.archive");
        ask.setOnAction(_ -> chosen().ifPresent(this::ask));
        List.of(hint, obstacle)
                .forEach(label ->
                        label.managedProperty().bind(label.textProperty().isNotEmpty()));
        columns();
        refresh();
    }

    Node node() {
        return node;
    }

    void formats(Formats now) {
        formats = now;
        columns();
        seen.ifPresent(this::show);
    }

    /** Columns know the zone, so another zone makes them anew. */
    private void columns() {
        imports.getColumns()
                .setAll(List.of(
                        Columns.hinted(
                                texts.get("imports.finished", formats.zoneName()),
                                150,
                                one -> one.report().finished(),
                                formats::moment,
                                formats::utc),
                        Columns.text(
                                texts.get("imports.person"),
                                90,
                                one -> one.report().person()),
                        Columns.text(texts.get("imports.files"), 180, ImportsPane::files),
                        Columns.number(
                                texts.get("imports.written"),
                                80,
                                one -> one.report().written(),
                                formats::count),
                        Columns.text(texts.get("imports.back"), 200, this::back)));
    }

    private static String files(Brought one) {
        return one.report().files().stream()
                .map(file -> String.valueOf(Path.of(file.path()).getFileName()))
                .collect(Collectors.joining(", "));
    }

    private String back(Brought one) {
        return one.takenBack().stream()
                .map(back -> texts.get(
                        "imports.back.by",
                        formats.count(back.rows()),
                        back.shortPlan().substring(0, NAMED)))
                .collect(Collectors.joining(", "));
    }

    /** Looks which imports there are, and what taking back the chosen one would do now. */
    void look() {
        ground.run(texts.get("imports.task"), _ -> ImportHistory.all(lake).reversed(), this::show);
    }

    private void show(List<Brought> found) {
        none.setVisible(found.isEmpty());
        some.setVisible(!found.isEmpty());
        if (!imports.getItems().equals(found)) {
            imports.getItems().setAll(found);
        }
        if (chosen().isEmpty()) {
            imports.getSelectionModel().selectFirst();
        } else {
            preview();
        }
    }

    private Optional<Brought> chosen() {
        return Optional.ofNullable(imports.getSelectionModel().getSelectedItem());
    }

    private Rule rule(Brought one, Optional<String> why) {
        return ground.governance()
                .gate()
                .takingBack(lake, one.report().id(), Optional.of(time).filter(_ -> archived.isSelected()), why);
    }

    private void preview() {
        clear("");
        chosen().ifPresent(one -> looking.run(
                texts.get("imports.preview", one.report().id()),
                work -> ground.governance()
                        .gate()
                        .preview(rule(one, Optional.empty()), ground.place(), Instant.now(), work),
                this::show,
                // That nothing tells which events are an import's own is an answer, not a fault.
                this::unclear));
    }

    private void unclear(Failure failure) {
        if (!(failure instanceof Cancelled)) {
            clear(failure.getMessage() + " " + failure.remedy());
        }
    }

    private void clear(String words) {
        seen = Optional.empty();
        view.clear();
        hint.setText(words);
        refresh();
    }

    private void show(Plan plan) {
        seen = Optional.of(plan);
        hint.setText(texts.get("preview.exact"));
        view.show(plan, List.of(), formats);
        refresh();
    }

    private void refresh() {
        sure.show(seen);
        boolean something = seen.filter(plan -> !plan.items().isEmpty()).isPresent();
        ask.setDisable(!something || !sure.sure() || !ground.acting().may(Right.PLAN));
        obstacle.setText(something ? ground.acting().obstacle(Right.PLAN).orElse("") : "");
    }

    private void ask(Brought one) {
        Optional<Long> rows = sure.rows();
        Optional<String> why = Optional.of(reason.getText().strip()).filter(words -> !words.isEmpty());
        ground.signed(
                texts.get("imports.ask.title", one.report().id()),
                texts.get("preview.ask.words"),
                (signer, work) ->
                        ground.governance().gate().request(rule(one, why), ground.place(), rows, signer, work),
                plan -> {
                    sure.clear();
                    reason.clear();
                    ground.desk().navigator().show(Notice.success(texts.get("preview.asked", plan.shortDigest())));
                    requested.run();
                });
    }

    @Override
    public void close() {
        looking.close();
    }
}
