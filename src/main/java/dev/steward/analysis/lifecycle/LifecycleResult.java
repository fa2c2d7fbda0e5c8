package dev.steward.analysis.lifecycle;

import java.util.List;

/** The answer to a {@link Lifecycle} question, one entry a period, first to last. */
public record LifecycleResult(List<Period> periods) {
    public enum State {
        NEW,
        RETURNING,
        RESURRECTING,
        DORMANT
    }

    /** The people of each state, sorted; the counts are the sizes. */
    public record Period(
            String start,
            List<String> arrived,
            List<String> returning,
            List<String> resurrecting,
            List<String> dormant) {}
}
