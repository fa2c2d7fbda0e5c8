package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import java.util.Arrays;

/**
 * Attempts in which each step comes at or after the one before it.
 *
 * <p>What can be reached is found group by group (a group: the events of one instant): a row holds, for every step, the
 * most an attempt can be worth whose last step so far it is. Only groups that can improve the row are visited, so an
 * attempt costs the same in a long window as in a short one. Events are then given to steps from the first step on, each
 * the earliest with which the rest still reaches as much.
 */
sealed class OrderedTries extends Tries permits PacedTries {
    static final long UNREACHED = -1;

    final StepEvents events;
    final TieGroup ties;
    final long[] row;
    private long end;

    OrderedTries(Rules rules) {
        super(rules);
        events = new StepEvents(rules.steps);
        ties = new TieGroup(rules, events);
        row = new long[rules.steps];
    }

    @Override
    void index(Journey journey) {
        events.open(journey);
        ties.open();
    }

    @Override
    final int places() {
        return events.size();
    }

    @Override
    final int event(int place) {
        return events.event(place);
    }

    @Override
    final void hideBefore(int place) {
        ties.hideBefore(place);
    }

    @Override
    final int start(int from) {
        int start = events.next(0, from);
        return start < events.size() ? start : NONE;
    }

    @Override
    final long micros(int place) {
        return events.micros(place);
    }

    @Override
    boolean outdone(int start, int later) {
        return events.micros(later) > events.micros(start)
                && events.micros(start) + rules.windowMicros >= events.micros(events.size() - 1);
    }

    @Override
    final long reach(int start) {
        end = events.micros(start) + rules.windowMicros;
        ties.use(start);
        long reach = rules.worth(0) + toGo(0, start);
        ties.release(start);
        return reach;
    }

    /** How much more can be reached after {@code at} has served {@code step}, without the events that are used already. */
    long toGo(int step, int at) {
        Arrays.fill(row, UNREACHED);
        row[step] = 0;
        if (rules.tiesAllowed && events.groupEnd(at) - events.groupStart(at) > 1) {
            ties.advance(row, events.groupStart(at));
        }
        int from = events.groupEnd(at);
        while (true) {
            int next = nextUseful(step, from);
            if (!inWindow(next)) {
                return best(step);
            }
            int groupStart = events.groupStart(next);
            from = events.groupEnd(next);
            if (rules.tiesAllowed && from - groupStart > 1) {
                ties.advance(row, groupStart);
            } else {
                advanceByOne(step, next, groupStart, from);
            }
        }
    }

    private long best(int step) {
        long best = row[step];
        for (int later = step + 1; later < rules.steps; later++) {
            best = Math.max(best, row[later]);
        }
        return best;
    }

    /** The first event from {@code from} on that improves some step of the row. */
    private int nextUseful(int first, int from) {
        int nearest = events.size();
        for (int step = first + 1; step < rules.steps; step++) {
            long via = via(step);
            if (via == UNREACHED) {
                break;
            }
            if (via + rules.worth(step) > row[step]) {
                nearest = Math.min(nearest, events.next(step, from));
            }
        }
        return nearest;
    }

    /** Serves one more step at most: later steps first, so that none builds on this group. */
    private void advanceByOne(int first, int earliest, int groupStart, int groupEnd) {
        for (int step = rules.steps - 1; step > first; step--) {
            long via = via(step);
            if (via != UNREACHED
                    && via + rules.worth(step) > row[step]
                    && events.next(step, Math.max(groupStart, earliest)) < groupEnd) {
                row[step] = via + rules.worth(step);
            }
        }
    }

    private long via(int step) {
        long best = UNREACHED;
        for (int before = Math.max(0, rules.requiredBefore(step)); before < step; before++) {
            best = Math.max(best, row[before]);
        }
        return best;
    }

    @Override
    final boolean fill(int start, long reach, Attempt attempt) {
        end = events.micros(start) + rules.windowMicros;
        attempt.begin(events.event(start), events.micros(start), end);
        ties.use(start);
        int at = start;
        long worth = rules.worth(0);
        for (int step = 1; step < rules.steps && worth < reach; step++) {
            int chosen = choose(step, at, reach - worth);
            if (chosen != NONE) {
                at = chosen;
                worth += rules.worth(step);
                attempt.serve(step, events.event(at), events.micros(at));
            }
        }
        ties.releaseAll();
        attempt.end(worth, rules.complete(worth));
        return !exclusions.hit(attempt);
    }

    /**
     * The earliest unused event for the step that still lets {@code wanted} be reached. Were no event of the first group
     * good enough, no later one would be: whatever follows a later one can follow these too.
     */
    int choose(int step, int at, long wanted) {
        int from = rules.tiesAllowed ? events.groupStart(at) : events.groupEnd(at);
        int candidate = nextUnused(step, from);
        if (!inWindow(candidate)) {
            return NONE;
        }
        int groupEnd = rules.tiesAllowed ? events.groupEnd(candidate) : candidate + 1;
        while (candidate < groupEnd) {
            int another = nextUnused(step, candidate + 1);
            ties.use(candidate);
            boolean last = another >= groupEnd;
            if (last && !rules.optional(step) || rules.worth(step) + toGo(step, candidate) == wanted) {
                return candidate;
            }
            ties.release(candidate);
            candidate = another;
        }
        return NONE;
    }

    /** Whether an event lies within the window of the attempt at hand. */
    final boolean inWindow(int at) {
        return at < events.size() && events.micros(at) <= end;
    }

    final int nextUnused(int step, int from) {
        int next = events.next(step, from);
        while (next < events.size() && ties.used(next)) {
            next = events.next(step, next + 1);
        }
        return next;
    }
}
