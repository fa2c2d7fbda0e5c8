package dev.steward.app;

import java.util.Comparator;
import java.util.List;

/** How long the JavaFX thread let things wait that it was asked to do. Immutable. */
public final class Pauses {
    /**
     * One wait.
     *
     * @param screen what had come to the front last; empty before any screen had
     */
    record Pause(long nanos, String screen) {}

    private final List<Pause> sorted;

    Pauses(List<Pause> pauses) {
        this.sorted =
                pauses.stream().sorted(Comparator.comparingLong(Pause::nanos)).toList();
    }

    /** How many waits were measured. */
    public int beats() {
        return sorted.size();
    }

    /** The pause that this share of all beats stayed under, in milliseconds; 1 is the longest. */
    public double millis(double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.isEmpty()
                ? 0
                : sorted.get(Math.clamp(index, 0, sorted.size() - 1)).nanos() / 1e6;
    }

    /** The screen that the longest pause belongs to; empty when it came before any screen. */
    public String longestOn() {
        return sorted.isEmpty() ? "" : sorted.getLast().screen();
    }
}
