package dev.steward.journey;

import dev.steward.model.Work;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands out every actor's journey, one after the other. Implementations differ in speed, never in what they hand out. */
public interface Journeys {
    /**
     * Feeds every journey of the query to one of several folds (in no particular order of actors) and returns what they
     * made of them. Stops with {@link dev.steward.model.Cancelled} soon after {@code work} is cancelled.
     *
     * @param fresh makes a fold that has seen nothing yet
     */
    <F extends Fold<F, R>, R> R fold(JourneyQuery query, Supplier<F> fresh, Work work);

    /** From the first to the last event that satisfies the query's first matcher; empty when none does. */
    default Optional<Extent> extent(JourneyQuery query, Work work) {
        return fold(query, Extent.Search::new, work);
    }
}
