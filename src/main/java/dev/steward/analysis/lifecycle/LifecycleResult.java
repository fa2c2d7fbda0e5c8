package dev.steward.analysis.lifecycle;

import dev.steward.analysis.Share;
import dev.steward.journey.People;
import java.util.List;

/** The answer to a {@link Lifecycle} question, one entry a period, first to last. */
public record LifecycleResult(List<Period> periods) {
    public enum State {
        NEW,
        RETURNING,
        RESURRECTING,
        DORMANT
    }

    public LifecycleResult {
        periods = List.copyOf(periods);
    }

    /** The people of each state; the counts are the sizes. */
    public record Period(String start, People arrived, People returning, People resurrecting, People dormant) {
        public People people(State state) {
            return switch (state) {
                case NEW -> arrived;
                case RETURNING -> returning;
                case RESURRECTING -> resurrecting;
                case DORMANT -> dormant;
            };
        }

        /** How many were active in this period. */
        public long active() {
            return (long) arrived.size() + returning.size() + resurrecting.size();
        }

        /** How many were active in the period before: they returned or fell dormant. */
        public long activeBefore() {
            return (long) returning.size() + dormant.size();
        }

        /** Of this period's active people; of dormant ones: of the active people of the period before. */
        public Share share(State state) {
            return new Share(people(state).size(), state == State.DORMANT ? activeBefore() : active());
        }

        /** (new + resurrecting) / dormant; there is none without dormant people. Above 1 the active people grow in number. */
        public Share quickRatio() {
            return new Share((long) arrived.size() + resurrecting.size(), dormant.size());
        }
    }
}
