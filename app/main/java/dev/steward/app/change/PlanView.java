package dev.steward.app.change;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Texts;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.retention.Due;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A plan on screen: what goes, what stays and why, what is out of the ordinary, what falls due. */
public final class PlanView extends VBox {
    private final Texts texts;

    /** @param texts of this package */
    public PlanView(Texts texts) {
        super(16);
        this.texts = texts;
    }

    void clear() {
        getChildren().clear();
    }

    /** @param calendar what falls due later; empty where nobody asks */
    public void show(Plan plan, List<Due> calendar, Formats formats) {
        show(plan, calendar, formats, List.of());
    }

    /** @param besides what else there is to see of what goes */
    void show(Plan plan, List<Due> calendar, Formats formats, List<Node> besides) {
        PlanText text = new PlanText(texts, formats);
        getChildren().setAll(head(plan, text));
        if (!plan.items().isEmpty()) {
            getChildren().add(card(texts.get(goes(plan)), bars(text.goes(plan))));
        }
        getChildren().addAll(besides);
        if (!plan.kept().isEmpty()) {
            getChildren()
                    .add(card(
                            texts.get(plan.ofArchives() || plan.ofImport() ? "plan.stays.other" : "plan.stays"),
                            stays(text.stays(plan))));
        }
        if (!plan.effects().isEmpty()) {
            VBox effects = new VBox(4);
            plan.effects().forEach(effect -> effects.getChildren().add(muted(effect.words())));
            getChildren().add(card(texts.get("plan.beside"), effects));
        }
        if (!calendar.isEmpty()) {
            getChildren().add(card(texts.get("plan.due"), bars(text.due(calendar))));
        }
    }

    private static String goes(Plan plan) {
        if (plan.ofArchives()) {
            return "plan.goes.archives";
        }
        return plan.ofTable() ? "plan.goes.parts" : "plan.goes";
    }

    private Node head(Plan plan, PlanText text) {
        VBox head = new VBox(4, strong(text.sentence(plan)), muted(text.cutOff(plan)));
        if (!plan.items().isEmpty()) {
            text.archive(plan).ifPresent(words -> head.getChildren().add(muted(words)));
        }
        plan.reason().ifPresent(reason -> head.getChildren().add(muted(texts.get("plan.because", reason))));
        plan.limits().forEach(limit -> {
            Label words = new Label(texts.get("plan.limit", limit.words()));
            words.getStyleClass().addAll("strong", "problem");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            head.getChildren().add(words);
        });
        plan.notes().forEach(note -> head.getChildren().add(muted(note)));
        return head;
    }

    private static Node card(String title, Node content) {
        VBox card = new VBox(8, strong(title), content);
        card.getStyleClass().add("card");
        card.setStyle("-fx-padding: 16px;");
        return card;
    }

    private static Node bars(List<PlanText.Bar> bars) {
        GridPane grid = new GridPane(16, 4);
        ColumnConstraints label = new ColumnConstraints();
        label.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        ColumnConstraints value = new ColumnConstraints();
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.setHalignment(javafx.geometry.HPos.RIGHT);
        grid.getColumnConstraints().setAll(label, bar, value);
        for (int row = 0; row < bars.size(); row++) {
            PlanText.Bar one = bars.get(row);
            Region full = new Region();
            full.getStyleClass().add("share-bar");
            StackPane track = new StackPane(full);
            track.getStyleClass().add("share-track");
            StackPane.setAlignment(full, javafx.geometry.Pos.CENTER_LEFT);
            full.maxWidthProperty().bind(track.widthProperty().multiply(one.share()));
            grid.addRow(row, new Label(one.label()), track, new Label(one.value()));
        }
        return grid;
    }

    private static Node stays(List<PlanText.Stay> stays) {
        GridPane grid = new GridPane(16, 4);
        for (int row = 0; row < stays.size(); row++) {
            PlanText.Stay one = stays.get(row);
            grid.addRow(row, new Label(one.why()), new Label(one.files()), new Label(one.rows()), muted(one.because()));
        }
        return grid;
    }

    static Label strong(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("strong");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
