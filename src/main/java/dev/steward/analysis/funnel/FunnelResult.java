package dev.steward.analysis.funnel;

import java.util.List;
import java.util.OptionalDouble;

/** The answer to a {@link Funnel}, by its view. */
public sealed interface FunnelResult {
    /** {@code users} sorted; times in seconds since the reached step before, absent for step 1 and when nobody reached it. */
    record Step(long count, List<String> users, OptionalDouble averageSeconds, OptionalDouble medianSeconds) {}

    /** {@code value} is empty when there is no breakdown. */
    record Group(List<String> value, List<Step> steps) {}

    /** One group without a breakdown; else one a value, sorted by value. */
    record Steps(List<Group> groups) implements FunnelResult {}

    /** {@code start} as docs/definitions.md writes periods; the rate in percent, two decimals. */
    record Period(String start, long entered, long converted, double ratePercent) {}

    record Trend(List<Period> periods) implements FunnelResult {}

    record Bin(double start, long count) {}

    record TimeToConvert(List<Double> seconds, OptionalDouble averageSeconds, List<Bin> histogram)
            implements FunnelResult {}

    record Correlated(String event, long converted, long dropped, double oddsRatio) {}

    record Correlation(long convertedTotal, long droppedTotal, List<Correlated> events) implements FunnelResult {}
}
