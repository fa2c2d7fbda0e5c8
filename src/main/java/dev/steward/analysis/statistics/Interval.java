package dev.steward.analysis.statistics;

/** A confidence interval, both ends inside. */
public record Interval(double low, double high) {
    /**
     * @throws IllegalArgumentException when an end is not a number, or they stand the wrong way round: what cannot be
     *     evaluated has no interval at all
     */
    public Interval {
        if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
            throw new IllegalArgumentException("no interval: " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
