package dev.steward.analysis.funnel;

import dev.steward.journey.Journey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one journey at a time. {@link #open} a journey, then ask for its best attempt or walk through all.
 * Attempts that an exclusion voids are never shown.
 */
abstract sealed class Tries permits OrderedTries, StrictTries, UnorderedTries {
    static final int NONE = -1;

    final Rules rules;
    final Exclusions exclusions;
    private Attempt best;
    private Attempt current;
    private @Nullable Journey journey;

    Tries(Rules rules) {
        this.rules = rules;
        this.exclusions = new Exclusions(rules);
        this.best = new Attempt(rules.steps);
        this.current = new Attempt(rules.steps);
    }

    static Tries of(Rules rules) {
        return switch (rules.order) {
            case ORDERED -> rules.paced() ? new PacedTries(rules) : new OrderedTries(rules);
            case STRICT -> new StrictTries(rules);
            case UNORDERED -> new UnorderedTries(rules);
        };
    }

    final void open(Journey next) {
        journey = next;
        exclusions.open(next);
        index(next);
    }

    final Journey journey() {
        if (journey == null) {
            throw new IllegalStateException("no journey is open");
        }
        return journey;
    }

    /** Looks at a journey before its attempts are made. */
    abstract void index(Journey journey);

    /** How many places there are, which starts are numbers of. */
    abstract int places();

    /** The event at a place, by its number in the journey. */
    abstract int event(int place);

    /** The next start of an attempt at or after {@code from}, {@link #NONE} after the last; a number for the methods below. */
    abstract int start(int from);

    /** When the event at a place happened, in microseconds. */
    abstract long micros(int place);

    /** Lets attempts use no event before that place. */
    abstract void hideBefore(int place);

    /** What the attempt is worth, before exclusions. */
    abstract long reach(int start);

    /** Fills in the attempt, given what {@link #reach} said; false when an exclusion voids it. */
    abstract boolean fill(int start, long reach, Attempt attempt);

    /** Whether, exclusions aside, the attempt at {@code later} cannot be worth more than that at {@code start}, the start before. */
    abstract boolean outdone(int start, int later);

    /** Calls for every attempt that is not void, by start; the attempt is reused. */
    final void each(Visitor visitor) {
        for (int start = start(0); start != NONE; start = start(start + 1)) {
            journey().checkCancelled();
            if (visitor.wants(micros(start)) && fill(start, reach(start), current)) {
                visitor.visit(current);
            }
        }
    }

    /** What walks through attempts. */
    interface Visitor {
        /** Whether an attempt that starts then matters at all. */
        boolean wants(long startMicros);

        void visit(Attempt attempt);
    }

    /** Whether there is an attempt that is not void; {@link #best()} then is the best one. */
    final boolean findBest() {
        boolean found = false;
        long perfect = rules.perfect();
        for (int start = start(0); start != NONE; start = next(start)) {
            journey().checkCancelled();
            long reach = reach(start);
            if (found && reach <= best.score() || !fill(start, reach, current)) {
                continue;
            }
            if (!found || current.score() > best.score()) {
                keepCurrent();
                found = true;
            }
            if (best.score() == perfect) {
                break;
            }
        }
        return found;
    }

    private void keepCurrent() {
        Attempt better = current;
        current = best;
        best = better;
    }

    /**
     * Calls for the attempts that count when conversions do, one after the other, each made of what comes after the one
     * before; the attempt is reused.
     */
    final void inTurn(Consumer<Attempt> visitor) {
        int place = 0;
        int start = findNext(place);
        while (start != NONE) {
            visitor.accept(best);
            place = after(best, start);
            start = findNext(place);
        }
        hideBefore(0);
    }

    /**
     * Where the next attempt that counts starts: the first one from that place on, or, when it is not complete, the first
     * complete one that starts within its window. {@link #best()} then is that attempt.
     */
    private int findNext(int place) {
        hideBefore(place);
        int found = NONE;
        for (int start = start(place); start != NONE; start = next(start)) {
            if (found != NONE && micros(start) > best.windowEnd()) {
                break;
            }
            long reach = reach(start);
            boolean wanted = found == NONE || rules.complete(reach);
            if (wanted && fill(start, reach, current) && (found == NONE || current.complete())) {
                keepCurrent();
                found = start;
                if (best.complete()) {
                    break;
                }
            }
        }
        return found;
    }

    /** The first place after a complete attempt's last event, or after the window of one that is not. */
    private int after(Attempt attempt, int start) {
        int place = start + 1;
        int last = attempt.lastEvent();
        while (place < places() && (attempt.complete() ? event(place) <= last : micros(place) <= attempt.windowEnd())) {
            place++;
        }
        return place;
    }

    private int next(int start) {
        int previous = start;
        int later = start(previous + 1);
        while (exclusions.none() && later != NONE && outdone(previous, later)) {
            previous = later;
            later = start(previous + 1);
        }
        return later;
    }

    final Attempt best() {
        return best;
    }
}
