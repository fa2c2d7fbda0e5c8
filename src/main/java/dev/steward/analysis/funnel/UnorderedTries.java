package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import java.util.Arrays;

/**
 * Attempts in which the steps may come in any order: every event in the window serves the first open step it matches.
 * Step n of an attempt is the n-th event that served one.
 */
final class UnorderedTries extends Tries {
    private final StepEvents events;
    private final boolean[] served;
    private final Attempt scratch;

    UnorderedTries(Rules rules) {
        super(rules);
        events = new StepEvents(rules.steps);
        served = new boolean[rules.steps];
        scratch = new Attempt(rules.steps);
    }

    @Override
    void index(Journey journey) {
        events.open(journey);
    }

    @Override
    int places() {
        return events.size();
    }

    @Override
    int event(int place) {
        return events.event(place);
    }

    /** Attempts use nothing from before their start anyway. */
    @Override
    void hideBefore(int place) {}

    @Override
    int start(int from) {
        return from < events.size() ? from : NONE;
    }

    @Override
    long micros(int place) {
        return events.micros(place);
    }

    @Override
    long reach(int start) {
        fill(start, 0, scratch);
        return scratch.score();
    }

    @Override
    boolean fill(int start, long reach, Attempt attempt) {
        long end = events.micros(start) + rules.windowMicros;
        Arrays.fill(served, false);
        attempt.begin(events.event(start), events.micros(start), end);
        served[firstOpen(start)] = true;
        int level = 1;
        int at = next(start + 1);
        while (level < rules.steps && at < events.size() && events.micros(at) <= end) {
            attempt.serve(level++, events.event(at), events.micros(at));
            served[firstOpen(at)] = true;
            at = next(at + 1);
        }
        if (level > 1 && exclusions.hit(attempt)) {
            attempt.cap();
            level = 1;
        }
        attempt.end(level * rules.worth(0), level == rules.steps);
        return true;
    }

    private int firstOpen(int at) {
        int step = 0;
        while (served[step] || events.next(step, at) != at) {
            step++;
        }
        return step;
    }

    private int next(int from) {
        int nearest = events.size();
        for (int step = 0; step < rules.steps; step++) {
            if (!served[step]) {
                nearest = Math.min(nearest, events.next(step, from));
            }
        }
        return nearest;
    }

    /**
     * While the window does not cut the earlier attempt off, every step open in it is open in the later one too.
     */
    @Override
    boolean outdone(int start, int later) {
        return events.micros(start) + rules.windowMicros >= events.micros(events.size() - 1);
    }
}
