package dev.steward.journey;

import dev.steward.model.Work;

/** Hands out every actor's journey, one after the other. Implementations differ in speed, never in what they hand out. */
public interface Journeys {
    /**
     * Feeds every journey of the query to the fold (in no particular order of actors) and returns what the fold made of
     * them. Stops with {@link dev.steward.model.Cancelled} soon after {@code work} is cancelled.
     */
    <R> R fold(JourneyQuery query, Fold<R> fold, Work work);
}
