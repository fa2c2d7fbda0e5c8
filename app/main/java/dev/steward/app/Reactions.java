package dev.steward.app;

import java.util.List;

/**
 * How a window fares while somebody uses it.
 *
 * @param pauses how long it kept things waiting
 * @param edits nanoseconds from an edit of a funnel until the chart of its answer was painted; empty where there was none
 */
public record Reactions(Pauses pauses, List<Long> edits) {
    public Reactions {
        edits = edits.stream().sorted().toList();
    }

    /** The time that this share of the edits stayed under, in milliseconds; 1 is the longest, and 0 says there were none. */
    public double editMillis(double share) {
        int index = (int) Math.ceil(share * edits.size()) - 1;
        return edits.isEmpty() ? 0 : edits.get(Math.clamp(index, 0, edits.size() - 1)) / 1e6;
    }
}
