package dev.steward.analysis;

import dev.steward.model.Times;
import java.util.OptionalDouble;

/** Averages and medians of lengths of time in microseconds, in seconds; there are none of nothing. */
public final class Seconds {
    private Seconds() {}

    public static double of(long micros) {
        return (double) micros / Times.MICROS_PER_SECOND;
    }

    public static OptionalDouble average(Longs micros) {
        return average(micros.sum(), micros.size());
    }

    public static OptionalDouble average(long sumOfMicros, long count) {
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sumOfMicros / ((double) count * Times.MICROS_PER_SECOND));
    }

    /** Of an even number the mean of the two in the middle. Changes the order of the list. */
    public static OptionalDouble median(Longs micros) {
        if (micros.size() == 0) {
            return OptionalDouble.empty();
        }
        int middle = micros.size() / 2;
        long upper = micros.select(middle);
        long lower = upper;
        if (micros.size() % 2 == 0) {
            lower = micros.get(0);
            for (int i = 1; i < middle; i++) {
                lower = Math.max(lower, micros.get(i));
            }
        }
        return OptionalDouble.of((lower + upper) / 2.0 / Times.MICROS_PER_SECOND);
    }
}
