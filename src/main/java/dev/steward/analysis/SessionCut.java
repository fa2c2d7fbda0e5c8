package dev.steward.analysis;

import dev.steward.journey.Journey;
import dev.steward.model.Times;
import java.time.Duration;

/** Cuts a journey into sessions: one ends where the gap to the next event is longer than allowed. */
public final class SessionCut {
    /** What is asked of one session: the events {@code from} up to, not including, {@code to} of the journey. */
    @FunctionalInterface
    public interface Test {
        boolean holds(Journey journey, int from, int to);
    }

    private final long gapMicros;

    /** @param gap the longest one inside a session; a gap of exactly that goes on */
    public SessionCut(Duration gap) {
        this.gapMicros = gap.toSeconds() * Times.MICROS_PER_SECOND;
    }

    /** Whether a session ends between two events that follow each other, given their times in microseconds. */
    public boolean between(long before, long after) {
        return after - before > gapMicros;
    }

    /** Where the session that begins with event {@code from} ends: the index after its last event. */
    public int end(Journey journey, int from) {
        int last = from;
        while (last + 1 < journey.size() && !between(journey.micros(last), journey.micros(last + 1))) {
            last++;
        }
        return last + 1;
    }

    /** Whether it holds of some session. */
    public boolean any(Journey journey, Test test) {
        int to;
        for (int from = 0; from < journey.size(); from = to) {
            to = end(journey, from);
            if (test.holds(journey, from, to)) {
                return true;
            }
        }
        return false;
    }
}
