package dev.steward.journey;

/**
 * How an answer is computed from journeys: pure, without input or output. {@link #accept} is called once for every
 * actor that has at least one event in the query, then {@link #finish} once.
 */
public interface Fold<R> {
    /** The journey is a view over reused arrays: take from it what is needed, keep no reference. */
    void accept(Journey journey);

    R finish();
}
