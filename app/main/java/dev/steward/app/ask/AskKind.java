package dev.steward.app.ask;

import dev.steward.analysis.Kind;
import dev.steward.analysis.Question;
import dev.steward.app.ui.Place;
import dev.steward.catalog.EventFacts;
import dev.steward.source.SourceFacts;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/** What is particular to the screen of one kind of question; the rest is {@link AskScreen}. */
public interface AskKind<Q extends Question, R> {
    String title();

    Kind<Q, R> kind();

    /** A first question about data nobody has asked about yet; {@code events} the most frequent first, never empty. */
    Q first(List<EventFacts> events, SourceFacts facts);

    /** The question that a place asks for; empty when it is meant for others. */
    default Optional<Q> at(Place place, List<EventFacts> events, SourceFacts facts) {
        return Optional.empty();
    }

    /**
     * The columns of the table that say which rows belong together when two periods are compared; none: rows belong
     * together by their place.
     */
    default List<String> rowKeys() {
        return List.of();
    }

    /** Whether its questions say themselves what they are compared with. */
    default boolean comparesItself() {
        return false;
    }

    /** Where its questions are kept under names. */
    default Keeping keeping() {
        return Keeping.definitions(kind().name());
    }

    Builder<Q> builder(AskModel<Q, R> model, Vocabulary vocabulary);

    /** What edits the question. */
    interface Builder<Q> extends Part<Q> {
        /** Ways of looking at the answer, above the chart. */
        Region views();
    }
}
