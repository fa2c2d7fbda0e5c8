package dev.steward.analysis.funnel;

import dev.steward.journey.Fold;
import dev.steward.journey.Journey;

/** The funnel over journeys: finds each person's attempts and leaves the counting to a {@link Tally}. */
final class FunnelFold<R> implements Fold<R> {
    private final Tries tries;
    private final Tally<R> tally;

    FunnelFold(Rules rules, Tally<R> tally) {
        this.tries = Tries.of(rules);
        this.tally = tally;
    }

    @Override
    public void accept(Journey journey) {
        tries.open(journey);
        tally.person(journey, tries);
    }

    @Override
    public R finish() {
        return tally.finish();
    }
}
