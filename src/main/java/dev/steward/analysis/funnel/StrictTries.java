package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import java.util.Arrays;

/**
 * Attempts in which no other event may come between two steps. A state is the last step served and how many optional
 * ones were; of those that agree in both, the one whose last event is earliest can do whatever the others can.
 */
final class StrictTries extends Tries {
    private static final long UNREACHED = Long.MAX_VALUE;
    private static final int SEVERAL = -2;

    private final int width;
    private long[] states;
    private long[] following;
    private final RepeatRuns repeats;
    private long end;

    StrictTries(Rules rules) {
        super(rules);
        width = rules.steps == 1 ? 1 : rules.optionalIn(0, rules.steps - 1) + 1;
        states = new long[rules.steps * width];
        following = new long[rules.steps * width];
        repeats = new RepeatRuns(rules);
    }

    @Override
    void index(Journey journey) {
        repeats.open(journey);
    }

    @Override
    int start(int from) {
        Journey journey = journey();
        for (int event = from; event < journey.size(); event++) {
            if (journey.matches(event, 0)) {
                return event;
            }
        }
        return NONE;
    }

    @Override
    long micros(int start) {
        return journey().micros(start);
    }

    /** A repeat that is ignored anyway starts nothing better, unless the window cuts the attempt before it off. */
    @Override
    boolean outdone(int start, int later) {
        return rules.repeatsIgnored
                && later == start + 1
                && micros(start) + rules.windowMicros >= micros(journey().size() - 1);
    }

    @Override
    long reach(int start) {
        end = journey().micros(start) + rules.windowMicros;
        return rules.worth(0) + toGo(0, start);
    }

    /** How much more can be reached after event {@code at} has served {@code step}. */
    private long toGo(int step, int at) {
        Journey journey = journey();
        Arrays.fill(states, UNREACHED);
        states[step * width] = journey.micros(at);
        long best = 0;
        int event = repeats.pass(step, at + 1);
        while (event < journey.size() && journey.micros(event) <= end) {
            int only = follow(event, step);
            if (only == NONE) {
                break;
            }
            best = Math.max(best, worth(step));
            if (only != SEVERAL) {
                event = repeats.pass(only, event + 1);
            } else {
                event = rules.tiesAllowed && unchanged() ? repeats.passAlike(event) : event + 1;
            }
        }
        return best;
    }

    /** Whether the event before led nowhere new: another that matches the same steps does not either. */
    private boolean unchanged() {
        for (int state = 0; state < states.length; state++) {
            if ((states[state] == UNREACHED) != (following[state] == UNREACHED)) {
                return false;
            }
        }
        return true;
    }

    /** Takes all states past an event; tells the only last step among them, {@link #SEVERAL}, or {@link #NONE}. */
    private int follow(int event, int first) {
        Arrays.fill(following, UNREACHED);
        for (int last = first; last < rules.steps; last++) {
            for (int optionals = 0; optionals < width; optionals++) {
                long since = states[last * width + optionals];
                if (since != UNREACHED) {
                    follow(event, last, optionals, since);
                }
            }
        }
        long[] spare = states;
        states = following;
        following = spare;
        int only = NONE;
        for (int state = first * width; state < states.length; state++) {
            if (states[state] != UNREACHED) {
                only = only == NONE || only == state / width ? state / width : SEVERAL;
            }
        }
        return only;
    }

    private void follow(int event, int last, int optionals, long since) {
        Journey journey = journey();
        if (rules.repeatsIgnored && journey.matches(event, last)) {
            keep(last, optionals, since);
        }
        long at = journey.micros(event);
        if (!rules.tiesAllowed && at == since) {
            return;
        }
        for (int step = last + 1; step < rules.steps; step++) {
            if (journey.matches(event, step)) {
                keep(step, optionals + (rules.optional(step) ? 1 : 0), at);
            }
            if (!rules.optional(step)) {
                return;
            }
        }
    }

    private void keep(int step, int optionals, long since) {
        int state = step * width + optionals;
        following[state] = Math.min(following[state], since);
    }

    private long worth(int first) {
        long best = 0;
        long required = 0;
        for (int step = first; step < rules.steps; step++) {
            required += step > first && !rules.optional(step) ? rules.worth(step) : 0;
            for (int optionals = width - 1; optionals >= 0; optionals--) {
                if (states[step * width + optionals] != UNREACHED) {
                    best = Math.max(best, required + optionals);
                    break;
                }
            }
        }
        return best;
    }

    @Override
    boolean fill(int start, long reach, Attempt attempt) {
        Journey journey = journey();
        end = journey.micros(start) + rules.windowMicros;
        attempt.begin(start, journey.micros(start), end);
        int last = 0;
        int at = start;
        long worth = rules.worth(0);
        for (int step = 1; step < rules.steps && worth < reach; step++) {
            int chosen = choose(step, last, at, reach - worth);
            if (chosen != NONE) {
                last = step;
                at = chosen;
                worth += rules.worth(step);
                attempt.serve(step, at, journey.micros(at));
            }
        }
        attempt.end(worth, rules.complete(worth));
        return !exclusions.hit(attempt);
    }

    /**
     * The earliest event for the step, with nothing but ignored repeats before it, that lets {@code wanted} be reached. Of
     * neighbours that match the same steps the first can do what the others can.
     */
    private int choose(int step, int last, int at, long wanted) {
        Journey journey = journey();
        int event = repeats.pass(last, at + 1);
        while (event < journey.size() && journey.micros(event) <= end) {
            boolean later = rules.tiesAllowed || journey.micros(event) > journey.micros(at);
            if (later && journey.matches(event, step) && rules.worth(step) + toGo(step, event) == wanted) {
                return event;
            }
            if (!rules.repeatsIgnored || !journey.matches(event, last)) {
                break;
            }
            event = repeats.pass(last, later ? repeats.passAlike(event) : event + 1);
        }
        return NONE;
    }
}
