package dev.steward.app.ask;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.Texts;
import dev.steward.definition.Scope;
import dev.steward.definition.When;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says that a question has a range of its own, which the top bar does not show, and offers that of the bar. */
final class OwnRange {
    private final Texts texts;
    private final Label words = new Label("", Icons.of("mdi2c-calendar-range"));
    private final HBox node;

    OwnRange(Texts texts, Runnable taken) {
        this.texts = texts;
        Button take = new Button(texts.get("own.take"));
        take.getStyleClass().add("small-button");
        take.setMinWidth(Button.USE_PREF_SIZE);
        take.setOnAction(_ -> taken.run());
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(Label.USE_PREF_SIZE);
        node = Bits.row(Bits.wide(words), take);
        node.getStyleClass().add("ask-own-range");
        VBox.setMargin(node, new Insets(0, 24, 12, 24));
        show(Optional.empty());
    }

    HBox node() {
        return node;
    }

    /** Empty: the question is about the range of the bar, and there is nothing to say. */
    void show(Optional<Scope> own) {
        own.map(this::words).ifPresent(words::setText);
        Bits.visible(node, own.isPresent());
    }

    private String words(Scope scope) {
        Formats formats = new Formats(Locale.getDefault(), scope.timezone());
        Optional<String> from = scope.from().map(when -> day(when, formats));
        Optional<String> to = scope.to().map(when -> day(when, formats));
        String range = from.map(first -> to.map(last -> texts.get("own.between", first, last))
                        .orElseGet(() -> texts.get("own.from", first)))
                .or(() -> to.map(last -> texts.get("own.to", last)))
                .orElseGet(() -> texts.get("own.all"));
        return texts.get("own", range, formats.zoneName());
    }

    private static String day(When when, Formats formats) {
        return switch (when) {
            case When.Day(var date) -> formats.day(date);
            case When.Moment(var instant) -> formats.moment(instant);
        };
    }
}
