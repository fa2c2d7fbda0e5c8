package dev.steward.journey;

import dev.steward.model.Work;
import java.util.Optional;

/** Hands out every actor's journey, one after the other. Implementations differ in speed, never in what they hand out. */
public interface Journeys {
    /**
     * Feeds every journey of the query to the fold (in no particular order of actors) and returns what the fold made of
     * them. Stops with {@link dev.steward.model.Cancelled} soon after {@code work} is cancelled.
     */
    <R> R fold(JourneyQuery query, Fold<R> fold, Work work);

    /** From the first to the last event that satisfies the query's first matcher; empty when none does. */
    default Optional<Extent> extent(JourneyQuery query, Work work) {
        return fold(query, Extent.search(), work);
    }
}
