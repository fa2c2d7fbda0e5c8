package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import java.util.Arrays;

/**
 * Attempts in which no other event may come between two steps. A state is the last step served and how many optional
 * ones were. Of those that agree in both, the one whose last event is latest leaves most time for the next step; the one
 * before it is kept too, for when the next step must come later than a step of the same instant.
 */
final class StrictTries extends Tries {
    private static final long UNREACHED = Long.MIN_VALUE;
    private static final int SEVERAL = -2;

    private final int width;
    /** When each state's last event happened; what is left of a state whose latest is at an instant is the one before. */
    private long[] latest;

    private long[] earlier;
    private long[] nextLatest;
    private long[] nextEarlier;
    private final RepeatRuns repeats;
    private long end;

    StrictTries(Rules rules) {
        super(rules);
        width = rules.steps == 1 ? 1 : rules.optionalIn(0, rules.steps - 1) + 1;
        latest = new long[rules.steps * width];
        earlier = new long[rules.steps * width];
        nextLatest = new long[rules.steps * width];
        nextEarlier = new long[rules.steps * width];
        repeats = new RepeatRuns(rules);
    }

    @Override
    void index(Journey journey) {
        repeats.open(journey);
    }

    @Override
    int places() {
        return journey().size();
    }

    @Override
    int event(int place) {
        return place;
    }

    /** Attempts use nothing from before their start anyway. */
    @Override
    void hideBefore(int place) {}

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
    long micros(int place) {
        return journey().micros(place);
    }

    /** A repeat that is ignored anyway starts nothing better, unless some window cuts the attempt before it off. */
    @Override
    boolean outdone(int start, int later) {
        return rules.repeatsIgnored
                && !rules.paced()
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
        Arrays.fill(latest, UNREACHED);
        Arrays.fill(earlier, UNREACHED);
        latest[step * width] = journey.micros(at);
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
                event = rules.tiesAllowed && !rules.paced() && unchanged() ? repeats.passAlike(event) : event + 1;
            }
        }
        return best;
    }

    /** Whether the event before led nowhere new: another that matches the same steps does not either. */
    private boolean unchanged() {
        for (int state = 0; state < latest.length; state++) {
            if ((latest[state] == UNREACHED) != (nextLatest[state] == UNREACHED)) {
                return false;
            }
        }
        return true;
    }

    /** Takes all states past an event; tells the only last step among them, {@link #SEVERAL}, or {@link #NONE}. */
    private int follow(int event, int first) {
        Arrays.fill(nextLatest, UNREACHED);
        Arrays.fill(nextEarlier, UNREACHED);
        for (int last = first; last < rules.steps; last++) {
            for (int optionals = 0; optionals < width; optionals++) {
                if (latest[last * width + optionals] != UNREACHED) {
                    follow(event, last, optionals);
                }
            }
        }
        long[] spare = latest;
        latest = nextLatest;
        nextLatest = spare;
        spare = earlier;
        earlier = nextEarlier;
        nextEarlier = spare;
        int only = NONE;
        for (int state = first * width; state < latest.length; state++) {
            if (latest[state] != UNREACHED) {
                only = only == NONE || only == state / width ? state / width : SEVERAL;
            }
        }
        return only;
    }

    private void follow(int event, int last, int optionals) {
        Journey journey = journey();
        int state = last * width + optionals;
        if (rules.repeatsIgnored && journey.matches(event, last)) {
            keep(last, optionals, latest[state]);
            keep(last, optionals, earlier[state]);
        }
        long at = journey.micros(event);
        long since = rules.tiesAllowed || latest[state] < at ? latest[state] : earlier[state];
        if (since == UNREACHED) {
            return;
        }
        for (int step = last + 1; step < rules.steps; step++) {
            if (journey.matches(event, step) && at - since <= rules.sinceBefore(step)) {
                keep(step, optionals + (rules.optional(step) ? 1 : 0), at);
            }
            if (!rules.optional(step)) {
                return;
            }
        }
    }

    private void keep(int step, int optionals, long since) {
        int state = step * width + optionals;
        if (since > nextLatest[state]) {
            nextEarlier[state] = nextLatest[state];
            nextLatest[state] = since;
        } else if (since < nextLatest[state]) {
            nextEarlier[state] = Math.max(nextEarlier[state], since);
        }
    }

    private long worth(int first) {
        long best = 0;
        long required = 0;
        for (int step = first; step < rules.steps; step++) {
            required += step > first && !rules.optional(step) ? rules.worth(step) : 0;
            for (int optionals = width - 1; optionals >= 0; optionals--) {
                if (latest[step * width + optionals] != UNREACHED) {
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
     * The earliest event for the step, in time and with nothing but ignored repeats before it, that lets {@code wanted} be
     * reached. Without windows of steps, of neighbours that match the same steps the first can do what the others can.
     */
    private int choose(int step, int last, int at, long wanted) {
        Journey journey = journey();
        int event = repeats.pass(last, at + 1);
        while (event < journey.size()
                && journey.micros(event) <= end
                && journey.micros(event) - journey.micros(at) <= rules.sinceBefore(step)) {
            boolean later = rules.tiesAllowed || journey.micros(event) > journey.micros(at);
            if (later && journey.matches(event, step) && rules.worth(step) + toGo(step, event) == wanted) {
                return event;
            }
            if (!rules.repeatsIgnored || !journey.matches(event, last)) {
                break;
            }
            event = repeats.pass(last, later && !rules.paced() ? repeats.passAlike(event) : event + 1);
        }
        return NONE;
    }
}
