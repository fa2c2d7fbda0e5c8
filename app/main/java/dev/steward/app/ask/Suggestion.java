package dev.steward.app.ask;

import dev.steward.analysis.Question;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A better first question. What properties there are is known a moment after the events; a question that needs one is
 * asked anew then, unless somebody has touched it.
 */
public final class Suggestion {
    private Suggestion() {}

    /** @param better asked when the vocabulary knows its properties; empty where the first question is as good */
    public static <Q extends Question, R> void make(
            AskModel<Q, R> model, Vocabulary vocabulary, Supplier<Optional<Q>> better) {
        vocabulary.properties().addListener(_ -> {
            boolean untouched = model.question().get().isPresent() && !model.canUndo();
            if (untouched) {
                better.get().ifPresent(model::start);
            }
        });
    }
}
