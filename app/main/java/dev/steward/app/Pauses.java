package dev.steward.app;

import java.util.Arrays;

/** How long the JavaFX thread let things wait that it was asked to do. Immutable. */
public final class Pauses {
    private final long[] nanos;

    /** @param nanos one wait after the other, in nanoseconds */
    Pauses(long[] nanos) {
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    /** How many waits were measured. */
    public int beats() {
        return nanos.length;
    }

    /** The pause that this share of all beats stayed under, in milliseconds; 1 is the longest. */
    public double millis(double share) {
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos.length == 0 ? 0 : nanos[Math.clamp(index, 0, nanos.length - 1)] / 1e6;
    }
}
