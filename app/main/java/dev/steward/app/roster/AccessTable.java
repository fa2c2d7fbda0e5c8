package dev.steward.app.roster;

import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Role;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The access matrix: what each role may do. */
final class AccessTable {
    private static final double GAP = 12;

    private AccessTable() {}

    static Node of(Texts texts) {
        GridPane grid = new GridPane(GAP, GAP);
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(first);
        grid.add(small(texts.get("access.may")), 0, 0);
        for (Role role : Role.values()) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.CENTER);
            column.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
            grid.add(small(role.word()), 1 + role.ordinal(), 0);
        }
        line(grid, 1, texts.get("access.ask"), texts, null);
        for (Right right : Right.values()) {
            line(grid, 2 + right.ordinal(), texts.get("access." + right.name()), texts, right);
        }
        Label rule = new Label(texts.get("access.rule"));
        rule.setWrapText(true);
        rule.setMinHeight(Region.USE_PREF_SIZE);
        rule.getStyleClass().add("muted");
        VBox card = new VBox(grid);
        card.getStyleClass().add("card");
        VBox body = new VBox(2 * GAP, card, rule);
        body.getStyleClass().add("tab-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain");
        return scroll;
    }

    /** @param right null: everybody may */
    private static void line(
            GridPane grid, int row, String words, Texts texts, @org.jspecify.annotations.Nullable Right right) {
        Label what = new Label(words);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        grid.add(what, 0, row);
        for (Role role : Role.values()) {
            if (right == null || role.may(right)) {
                grid.add(Icons.speaking("mdi2c-check", texts.get("access.yes", role.word())), 1 + role.ordinal(), row);
            }
        }
    }

    private static Label small(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }
}
