package dev.steward.analysis.funnel;

import java.util.Arrays;

/** One try at the funnel: which event serves which step. Reused from try to try. Steps are counted from 0. */
final class Attempt {
    private static final int NONE = -1;

    private final int[] events;
    private final long[] micros;
    private long score;
    private long windowEnd;
    private boolean complete;

    Attempt(int steps) {
        events = new int[steps];
        micros = new long[steps];
    }

    void begin(int event, long at, long end) {
        Arrays.fill(events, NONE);
        windowEnd = end;
        score = 0;
        complete = false;
        serve(0, event, at);
    }

    void serve(int step, int event, long at) {
        events[step] = event;
        micros[step] = at;
    }

    /** Lets go of every step but the first. */
    void cap() {
        Arrays.fill(events, 1, events.length, NONE);
    }

    void end(long worth, boolean whole) {
        score = worth;
        complete = whole;
    }

    boolean reached(int step) {
        return events[step] != NONE;
    }

    int event(int step) {
        return events[step];
    }

    long micros(int step) {
        return micros[step];
    }

    long start() {
        return micros[0];
    }

    /** The last instant of the window. */
    long windowEnd() {
        return windowEnd;
    }

    /** See {@link Rules#worth}. */
    long score() {
        return score;
    }

    /** Whether every required step is reached. */
    boolean complete() {
        return complete;
    }

    /** The last of its events, by time and arrival. */
    int lastEvent() {
        int last = NONE;
        for (int event : events) {
            last = Math.max(last, event);
        }
        return last;
    }

    /** When the last reached step was reached. */
    long lastMicros() {
        int step = events.length - 1;
        while (!reached(step)) {
            step--;
        }
        return micros[step];
    }
}
