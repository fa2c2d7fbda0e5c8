package dev.steward.analysis.timeseries;

import java.util.Arrays;

/** Numbers in the middle of others. */
final class Quantiles {
    private Quantiles() {}

    /** Of an even number of numbers the mean of the two in the middle; there has to be at least one. */
    static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
