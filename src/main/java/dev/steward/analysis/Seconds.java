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

    /** Of an even number the mean of the two in the middle. Sorts the list. */
    public static OptionalDouble median(Longs micros) {
        if (micros.size() == 0) {
            return OptionalDouble.empty();
        }
        micros.sort();
        long lower = micros.get((micros.size() - 1) / 2);
        long upper = micros.get(micros.size() / 2);
        return OptionalDouble.of((lower + upper) / 2.0 / Times.MICROS_PER_SECOND);
    }
}
