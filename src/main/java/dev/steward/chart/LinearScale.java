package dev.steward.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale from {@code left} to {@code right} on the picture, with round numbers along it.
 *
 * @param step from one round number to the next
 */
record LinearScale(double low, double high, double left, double right, double step) {
    private static final double ROOM_PER_TICK = 64;

    /** From {@code low} to {@code high}, or a little around it where both are the same. */
    static LinearScale of(double low, double high, double left, double right) {
        double around = high > low ? 0 : low == 0 ? 0.5 : Math.abs(low) / 2;
        double ticks = Math.clamp((right - left) / ROOM_PER_TICK, 1, 8);
        return new LinearScale(
                low - around, high + around, left, Math.max(left + 1, right), round((high - low + 2 * around) / ticks));
    }

    /** The next of 1, 2, 5, 10, 20 … */
    private static double round(double least) {
        double unit = Math.pow(10, Math.floor(Math.log10(least)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * unit >= least * (1 - 1e-9)) {
                return times * unit;
            }
        }
        return 10 * unit;
    }

    double x(double value) {
        return left + Math.clamp((value - low) / (high - low), 0, 1) * (right - left);
    }

    /** The round numbers on the scale. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double times = Math.ceil(low / step - 1e-9); times * step <= high + step * 1e-9; times++) {
            // Not -0, which is written with its sign.
            ticks.add(times * step + 0.0);
        }
        return ticks;
    }

    /** How many decimals tell one round number from the next. */
    int decimals() {
        return Math.clamp(-(int) Math.floor(Math.log10(step) + 1e-9), 0, 9);
    }

    /** Hairlines from {@code top} to {@code bottom}, with their numbers below. */
    void draw(Pen pen, double top, double bottom, Wording wording) {
        for (double tick : ticks()) {
            double x = Math.round(x(tick)) + 0.5;
            pen.line(x, top, x, bottom, pen.look().grid(), 1);
            String text = wording.of(tick, decimals());
            pen.text(
                    text,
                    x,
                    bottom + 14,
                    Pen.Align.CENTRE,
                    Sheet.SMALL,
                    pen.look().muted());
        }
    }

    /** How a number on the scale is written. */
    @FunctionalInterface
    interface Wording {
        String of(double value, int decimals);
    }
}
