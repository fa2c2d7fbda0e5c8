package dev.steward.analysis.funnel;

import dev.steward.journey.Fold;
import dev.steward.journey.Journey;

/** The funnel over journeys: finds each person's attempts and leaves the counting to a {@link Tally}. */
final class FunnelFold<T extends Tally<T, R>, R> implements Fold<FunnelFold<T, R>, R> {
    private final Tries tries;
    private final T tally;

    FunnelFold(Rules rules, T tally) {
        this.tries = Tries.of(rules);
        this.tally = tally;
    }

    @Override
    public void accept(Journey journey) {
        tries.open(journey);
        tally.person(journey, tries);
    }

    @Override
    public void absorb(FunnelFold<T, R> other) {
        tally.absorb(other.tally);
    }

    @Override
    public R finish() {
        return tally.finish();
    }
}
