package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.DurationPart;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step: its number, which is also the handle it is dragged by, its events, and a menu. */
final class StepCard {
    /** What can be asked of the list a card is in. */
    interface Actions {
        /** Consecutive replacements of one topic are undone together; of none each by itself. */
        void replace(String topic, Funnel.Step step);

        void remove();

        void moveTo(int target);

        /** Which place in the list is at that height, in the list's coordinates. */
        int at(double y);
    }

    private static final PseudoClass OPTIONAL = PseudoClass.getPseudoClass("optional");

    private static final Duration FIRST_WINDOW = Duration.ofDays(1);

    private final int index;
    private final Actions actions;
    private final MatcherPart matcher;
    private final CheckMenuItem optional;
    private final CheckMenuItem limited;
    private final DurationPart window;
    private final HBox windowLine;
    private final MenuItem up;
    private final MenuItem down;
    private final MenuItem remove;
    private final Label badge;
    private final HBox node;
    private Funnel.Step shown = new Funnel.Step(Matcher.ANY, false);
    private double pressedAt;

    StepCard(int index, Texts texts, Vocabulary vocabulary, Actions actions) {
        this.index = index;
        this.actions = actions;
        String name = texts.get("step", index + 1);
        matcher = new MatcherPart(name, vocabulary, changed -> actions.replace("", shown.withMatcher(changed)));
        optional = new CheckMenuItem(texts.get("step.optional"));
        optional.setOnAction(_ -> actions.replace("", shown.withOptional(optional.isSelected())));
        limited = new CheckMenuItem(texts.get("step.window"));
        limited.setOnAction(_ -> actions.replace(
                "", shown.withWindow(limited.isSelected() ? Optional.of(FIRST_WINDOW) : Optional.empty())));
        window = new DurationPart(
                texts.get("step.window.of", index + 1),
                chosen -> actions.replace("window of " + index, shown.withWindow(Optional.of(chosen))));
        Label within = Bits.small(texts.get("step.window.within"));
        within.setMinWidth(Label.USE_PREF_SIZE);
        windowLine = Bits.row(within, window.node());
        Meaning.give(windowLine, texts, "step.window");
        up = item(texts.get("step.up"), () -> actions.moveTo(index - 1));
        down = item(texts.get("step.down"), () -> actions.moveTo(index + 1));
        remove = item(texts.get("step.remove"), actions::remove);
        matcher.menu().addAll(List.of(optional, limited, new SeparatorMenuItem(), up, down, remove));
        badge = new Label(Integer.toString(index + 1), Icons.of("mdi2d-drag-vertical"));
        badge.getStyleClass().add("ask-step-badge");
        badge.setAccessibleText(texts.get("step.drag", index + 1));
        badge.setMinWidth(Label.USE_PREF_SIZE);
        badge.setCursor(Cursor.OPEN_HAND);
        VBox body = Bits.column(8, matcher.node(), windowLine);
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinWidth(0);
        matcher.node().setMinWidth(0);
        node = new HBox(4, badge, body);
        node.getStyleClass().add("ask-step");
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        badge.setOnMousePressed(mouse -> pressedAt = mouse.getSceneY());
        badge.setOnMouseDragged(this::drag);
        badge.setOnMouseReleased(this::drop);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    Node node() {
        return node;
    }

    void focus() {
        matcher.focus();
    }

    void show(Funnel funnel) {
        int steps = funnel.steps().size();
        Funnel.Step step = funnel.steps().get(index);
        shown = step;
        matcher.show(step.matcher());
        optional.setSelected(step.optional());
        optional.setDisable(index == 0);
        limited.setSelected(step.window().isPresent());
        limited.setDisable(index == 0 || funnel.order() == Funnel.Order.UNORDERED);
        step.window().ifPresent(window::show);
        Bits.visible(windowLine, step.window().isPresent());
        up.setDisable(index == 0);
        down.setDisable(index == steps - 1);
        remove.setDisable(steps == 1);
        node.pseudoClassStateChanged(OPTIONAL, step.optional());
    }

    private void keys(KeyEvent key) {
        if (key.isAltDown() && (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN)) {
            actions.moveTo(key.getCode() == KeyCode.UP ? index - 1 : index + 1);
            key.consume();
        }
    }

    private void drag(MouseEvent mouse) {
        node.setTranslateY(mouse.getSceneY() - pressedAt);
        node.setViewOrder(-1);
    }

    private void drop(MouseEvent mouse) {
        Point2D inList = node.getParent().sceneToLocal(mouse.getSceneX(), mouse.getSceneY());
        boolean dragged = Math.abs(node.getTranslateY()) > 4;
        node.setTranslateY(0);
        node.setViewOrder(0);
        if (dragged) {
            actions.moveTo(actions.at(inList.getY()));
        }
    }
}
