package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import java.util.Arrays;

/**
 * Ordered attempts with steps that have a window of their own. There the earliest event for a step is not always the one
 * with which the rest can be reached: the next step may come too long after it. So what lies ahead of each instant is
 * found once for the whole journey ({@link Ahead}), and events are given to steps by looking it up.
 */
final class PacedTries extends OrderedTries {
    private final Ahead ahead;

    PacedTries(Rules rules) {
        super(rules);
        ahead = new Ahead(rules, events, ties);
    }

    @Override
    void index(Journey journey) {
        super.index(journey);
        ahead.open();
    }

    /** A later start may be near enough to the next step where an earlier one is not. */
    @Override
    boolean outdone(int start, int later) {
        return false;
    }

    @Override
    long toGo(int step, int at) {
        Arrays.fill(row, UNREACHED);
        row[step] = 0;
        if (rules.tiesAllowed && events.groupEnd(at) - events.groupStart(at) > 1) {
            ties.advance(row, events.groupStart(at));
        }
        long best = 0;
        for (int last = step; last < rules.steps; last++) {
            if (row[last] != UNREACHED) {
                best = Math.max(best, row[last] + ahead.most(events.groupStart(at), last, this::inWindow));
            }
        }
        return best;
    }

    /** The earliest unused event for the step that comes in time and still lets {@code wanted} be reached. */
    @Override
    int choose(int step, int at, long wanted) {
        int candidate = nextUnused(step, rules.tiesAllowed ? events.groupStart(at) : events.groupEnd(at));
        while (inWindow(candidate) && events.micros(candidate) - events.micros(at) <= rules.sinceBefore(step)) {
            ties.use(candidate);
            if (rules.worth(step) + toGo(step, candidate) == wanted) {
                return candidate;
            }
            ties.release(candidate);
            candidate = nextUnused(step, candidate + 1);
        }
        return NONE;
    }
}
