package dev.steward.app.warehouse;

import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.StageLook;
import dev.steward.app.ui.Texts;
import dev.steward.model.Failure;
import dev.steward.source.Schemas.Status;
import dev.steward.source.Schemas.Step;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The schemas that come with Steward: how each stands, and what setting one up would do before it is done. */
final class SchemasPane implements AutoCloseable {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

    private final Ground ground;
    private final Texts texts;
    private final Runnable changed;
    private final Lane running;
    private final Node node;
    private List<Status> known = List.of();
    private Optional<SetUpPlan> planned = Optional.empty();

    @FXML
    private ScrollPane list;

    @FXML
    private VBox cards;

    @FXML
    private ScrollPane page;

    @FXML
    private VBox plan;

    @FXML
    private Label planTitle;

    @FXML
    private Label planStage;

    @FXML
    private Label planWhere;

    @FXML
    private Label planWords;

    @FXML
    private GridPane planSteps;

    @FXML
    private VBox confirming;

    @FXML
    private Label confirmLabel;

    @FXML
    private TextField confirm;

    @FXML
    private Button back;

    @FXML
    private Button begin;

    /** @param changed hears that schemas may stand otherwise now */
    SchemasPane(Ground ground, Runnable changed) {
        this.ground = ground;
        this.texts = ground.texts();
        this.changed = changed;
        this.running = ground.desk().background().lane();
        this.node = Fxml.load(this, "schemas.fxml", texts);
        Meaning.give(begin, texts, "begin");
        Meaning.give(confirm, texts, "confirm");
        confirm.textProperty().addListener((_, _, _) -> refresh());
        running.busyProperty().addListener((_, _, _) -> refresh());
        back.setOnAction(_ -> list());
        begin.setOnAction(_ -> begin());
        list();
    }

    Node node() {
        return node;
    }

    /** As they stand now; a plan that is on screen is made anew. */
    void show(List<Status> found, Formats formats) {
        known = found;
        cards.getChildren()
                .setAll(found.stream()
                        .map(status -> new SchemaCard(status, formats, texts, () -> plan(status.schema())).node())
                        .toList());
        planned.ifPresent(before -> {
            SetUpPlan now = SetUpPlan.of(ground.where(), before.schema(), known);
            if (now.steps().isEmpty()) {
                list();
            } else {
                fill(now);
            }
        });
    }

    private void list() {
        planned = Optional.empty();
        faces();
    }

    private void plan(String schema) {
        SetUpPlan made = SetUpPlan.of(ground.where(), schema, known);
        confirm.clear();
        fill(made);
        faces();
        (made.inProduction() ? confirm : begin).requestFocus();
    }

    private void faces() {
        list.setVisible(planned.isEmpty());
        page.setVisible(planned.isPresent());
    }

    private void fill(SetUpPlan made) {
        planned = Optional.of(made);
        planTitle.setText(texts.get("plan.title", made.schema()));
        StageLook.show(planStage, made.where().stage());
        planWhere.setText(texts.get("plan.where", made.where().title()));
        planWords.setText(texts.get("plan.words", made.where().role()));
        planSteps.getChildren().clear();
        for (int row = 0; row < made.steps().size(); row++) {
            SetUpPlan.Step step = made.steps().get(row);
            planSteps.addRow(
                    row,
                    muted(texts.get("plan.number", row + 1)),
                    new Label(step.schema()),
                    muted(step.version()),
                    new Label(step.words()));
        }
        plan.pseudoClassStateChanged(PRODUCTION, made.inProduction());
        confirming.setVisible(made.inProduction());
        confirming.setManaged(made.inProduction());
        confirmLabel.setText(texts.get("confirm.label", made.where().database()));
        refresh();
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }

    private void refresh() {
        boolean busy = running.busyProperty().get();
        begin.setText(texts.get(busy ? "begin.busy" : "begin"));
        begin.setDisable(
                busy || planned.filter(made -> made.mayBegin(confirm.getText())).isEmpty());
        back.setDisable(busy);
        confirm.setDisable(busy);
    }

    private void begin() {
        planned.filter(made -> made.mayBegin(confirm.getText()))
                .ifPresent(made -> running.run(
                        texts.get("task.begin", made.schema(), made.where().title()),
                        work -> ground.warehouse().init(made.schema(), work),
                        this::done,
                        this::failed));
    }

    private void done(List<Step> steps) {
        list();
        ground.desk()
                .navigator()
                .show(Notice.success(
                        texts.get("begin.done", steps.size(), ground.where().title())));
        changed.run();
    }

    private void failed(Failure failure) {
        ground.failed(failure, "begin.cancelled");
        changed.run();
    }

    @Override
    public void close() {
        running.close();
    }
}
