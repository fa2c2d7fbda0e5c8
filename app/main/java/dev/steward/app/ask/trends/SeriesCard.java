package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Formula;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.app.ask.Bits;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.model.Matcher;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One series: its letter, its events, what is counted of them, and what it is called. */
final class SeriesCard {
    /** What can be asked of the list a card is in. */
    interface Actions {
        void replace(Series series, String topic);

        void remove();

        void moveTo(int target);
    }

    private final int index;
    private final MatcherPart matcher;
    private final MeasurePart measure;
    private final TextField name;
    private final MenuItem up;
    private final MenuItem down;
    private final MenuItem remove;
    private final HBox node;
    private final Actions actions;
    private Series shown = new Series(Matcher.ANY, new Measure.Total(), Optional.empty());
    private boolean showing;

    SeriesCard(int index, Texts texts, Vocabulary vocabulary, Actions actions) {
        this.index = index;
        this.actions = actions;
        String letter = texts.get("series", Formula.letter(index));
        matcher = new MatcherPart(
                letter, vocabulary, events -> actions.replace(new Series(events, shown.measure(), shown.name()), ""));
        measure = new MeasurePart(
                letter,
                texts,
                vocabulary,
                counted -> actions.replace(new Series(shown.matcher(), counted, shown.name()), ""));
        name = new TextField();
        name.setAccessibleText(texts.get("series.name.of", letter));
        name.setPromptText(texts.get("series.name"));
        name.getStyleClass().add("ask-number");
        name.textProperty().addListener((_, _, text) -> called(text));
        up = item(texts.get("series.up"), () -> actions.moveTo(index - 1));
        down = item(texts.get("series.down"), () -> actions.moveTo(index + 1));
        remove = item(texts.get("series.remove"), actions::remove);
        MenuItem rename = item(texts.get("series.rename"), () -> {
            Bits.visible(name, true);
            name.requestFocus();
        });
        matcher.menu().addAll(List.of(rename, new SeparatorMenuItem(), up, down, remove));
        Label badge = new Label(Formula.letter(index));
        badge.getStyleClass().add("ask-series-badge");
        VBox parts = Bits.column(4, matcher.node(), measure.node(), name);
        parts.setMinWidth(0);
        HBox.setHgrow(parts, Priority.ALWAYS);
        node = new HBox(4, badge, parts);
        node.getStyleClass().add("ask-step");
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void called(String text) {
        if (!showing) {
            Optional<String> given = Optional.of(text.strip()).filter(named -> !named.isEmpty());
            actions.replace(new Series(shown.matcher(), shown.measure(), given), "name " + index);
        }
    }

    Node node() {
        return node;
    }

    void focus() {
        matcher.focus();
    }

    void show(Series series, int all, boolean hours) {
        showing = true;
        shown = series;
        matcher.show(series.matcher());
        measure.show(series.measure(), hours);
        String called = series.name().orElse("");
        // What is being typed stays as it is, or a closing space would vanish under the caret.
        if (!called.equals(name.getText().strip())) {
            name.setText(called);
        }
        Bits.visible(name, !called.isEmpty() || name.isFocused());
        up.setDisable(index == 0);
        down.setDisable(index == all - 1);
        remove.setDisable(all == 1);
        showing = false;
    }

    private void keys(KeyEvent key) {
        if (key.isAltDown() && (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN)) {
            actions.moveTo(key.getCode() == KeyCode.UP ? index - 1 : index + 1);
            key.consume();
        }
    }
}
