package dev.steward.analysis.funnel;

import dev.steward.journey.Extent;
import dev.steward.journey.Journey;
import java.util.Optional;

/** When the first and the last attempt of anybody start. */
final class StartsTally implements Tally<StartsTally, Optional<Extent>>, Tries.Visitor {
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    @Override
    public void person(Journey journey, Tries tries) {
        tries.each(this);
    }

    @Override
    public boolean wants(long startMicros) {
        return startMicros < first || startMicros > last;
    }

    @Override
    public void visit(Attempt attempt) {
        first = Math.min(first, attempt.start());
        last = Math.max(last, attempt.start());
    }

    @Override
    public void absorb(StartsTally other) {
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    @Override
    public Optional<Extent> finish() {
        return first > last ? Optional.empty() : Optional.of(new Extent(first, last));
    }
}
