package dev.steward.app.change;

import dev.steward.app.ask.Bits;
import dev.steward.app.ask.MatcherPart;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.governance.policy.Exempt;
import dev.steward.governance.policy.Keep;
import dev.steward.model.Matcher;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Events that stay longer: what the exception is called, which events, and how long. */
final class ExceptionCard {
    private static final double GAP = 8;

    private final TextField name = new TextField();
    private final MatcherPart events;
    private final KeepField keep;
    private final VBox node;
    private Exempt shown = new Exempt("?", Matcher.ANY, Keep.FOR_EVER);
    private boolean showing;

    ExceptionCard(Texts texts, Vocabulary vocabulary, Consumer<Exempt> edited, Runnable removed) {
        name.setAccessibleText(texts.get("form.exception.name"));
        name.setPromptText(texts.get("form.exception.name"));
        name.getStyleClass().add("ask-number");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.textProperty().addListener((_, _, text) -> {
            if (!showing && !text.isBlank()) {
                edited.accept(new Exempt(text.strip(), shown.events(), shown.keep()));
            }
        });
        events = new MatcherPart(
                texts.get("form.exception.events"),
                vocabulary,
                matcher -> edited.accept(new Exempt(shown.name(), matcher, shown.keep())));
        keep = new KeepField(
                texts.get("form.exception.keep"),
                time -> edited.accept(new Exempt(shown.name(), shown.events(), time)));
        node = new VBox(
                GAP,
                Bits.row(name, Bits.icon(texts.get("form.exception.remove"), "mdi2c-close", removed)),
                events.node(),
                Bits.row(Bits.small(texts.get("form.exception.stay")), keep.node()));
        node.getStyleClass().addAll("ask-step", "ask-rule");
    }

    /** A new one, of the most frequent event, under a name that none of these has. */
    static Exempt first(Vocabulary vocabulary, List<Exempt> others, Keep keep) {
        String free = IntStream.iterate(others.size() + 1, number -> number + 1)
                .mapToObj(number -> "exception-" + number)
                .filter(one -> others.stream().noneMatch(other -> other.name().equals(one)))
                .findFirst()
                .orElseThrow();
        Matcher event = vocabulary.events().get().stream()
                .findFirst()
                .map(facts -> Matcher.event(facts.name()))
                .orElse(Matcher.ANY);
        return new Exempt(free, event, keep);
    }

    VBox node() {
        return node;
    }

    void show(Exempt exempt) {
        shown = exempt;
        if (!name.getText().strip().equals(exempt.name())) {
            showing = true;
            name.setText(exempt.name());
            showing = false;
        }
        events.show(exempt.events());
        keep.show(exempt.keep());
    }
}
