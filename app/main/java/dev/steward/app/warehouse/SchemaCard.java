package dev.steward.app.warehouse;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.source.Schemas.Migration;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Status;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One schema: what it is for, how it stands, and its steps. */
final class SchemaCard {
    private static final double GAP = 8;
    private static final double WIDE_GAP = 16;

    private final Status status;
    private final Formats formats;
    private final Texts texts;
    private final VBox node = new VBox();

    SchemaCard(Status status, Formats formats, Texts texts, Runnable setUp) {
        this.status = status;
        this.formats = formats;
        this.texts = texts;
        Standing standing = Standing.of(status);
        node.getStyleClass().add("card");
        node.getChildren().addAll(head(standing, setUp), wrapped(texts.get("schema." + status.schema()), "muted"));
        if (standing.wrong() || standing == Standing.NEWER) {
            node.getChildren().add(wrapped(texts.get("standing." + standing + ".words"), "strong"));
        }
        node.getChildren().add(steps());
    }

    Node node() {
        return node;
    }

    private Node head(Standing standing, Runnable setUp) {
        Label name = new Label(status.schema());
        name.getStyleClass().add("strong");
        Label chip = new Label(texts.get("standing." + standing), Icons.of(icon(standing)));
        chip.getStyleClass().addAll("standing", style(standing));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(GAP, name, chip, space);
        head.setAlignment(Pos.CENTER_LEFT);
        if (standing.canBeSetUp()) {
            Button button = new Button(texts.get("setUp"), Icons.of("mdi2d-database-plus-outline"));
            button.setId("setUp-" + status.schema());
            button.setAccessibleText(texts.get("setUp.schema", status.schema()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> setUp.run());
            head.getChildren().add(Meaning.give(button, texts, "setUp"));
        }
        return head;
    }

    private static String icon(Standing standing) {
        return switch (standing) {
            case UP_TO_DATE -> "mdi2c-check-circle-outline";
            case NOT_SET_UP -> "mdi2c-circle-outline";
            case PENDING, NEWER -> "mdi2p-progress-clock";
            case FOREIGN, EDITED, SKIPPED -> "mdi2a-alert-outline";
        };
    }

    private static String style(Standing standing) {
        return standing.wrong()
                ? "standing-wrong"
                : standing == Standing.UP_TO_DATE ? "standing-good" : "standing-open";
    }

    private static Label wrapped(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private Node steps() {
        GridPane grid = new GridPane(WIDE_GAP, GAP / 2);
        for (int row = 0; row < status.migrations().size(); row++) {
            Migration step = status.migrations().get(row);
            Label version = new Label(step.version());
            version.getStyleClass().add("muted");
            version.setMinWidth(Region.USE_PREF_SIZE);
            Label words = new Label(step.words());
            GridPane.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            grid.addRow(row, version, words, state(step));
        }
        return grid;
    }

    private Label state(Migration step) {
        Label label = new Label(step.applied()
                .filter(_ -> step.state() == State.APPLIED)
                .map(applied -> texts.get("applied", formats.moment(applied.at()), formats.zoneName(), applied.role()))
                .orElseGet(() -> texts.get("state." + step.state())));
        step.applied().ifPresent(applied -> label.setTooltip(new Tooltip(formats.utc(applied.at()))));
        boolean fine = step.state() == State.APPLIED || step.state() == State.PENDING;
        label.getStyleClass().add(fine ? "muted" : "problem");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
