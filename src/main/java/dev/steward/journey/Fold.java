package dev.steward.journey;

/**
 * How an answer is computed from journeys: pure, without input or output. {@link #accept} is called once for every
 * actor that has at least one event in the query. Several folds of one question may share the actors among them, each on a
 * thread of its own; one of them then takes over, in turn, what the others have seen, and is asked to finish.
 *
 * @param <F> the fold itself
 * @param <R> the answer
 */
public interface Fold<F extends Fold<F, R>, R> {
    /** The journey is a view over reused arrays: take from it what is needed, keep no reference. */
    void accept(Journey journey);

    /** Takes over what another fold of the same question has seen; that one is not used afterwards. */
    void absorb(F other);

    R finish();
}
