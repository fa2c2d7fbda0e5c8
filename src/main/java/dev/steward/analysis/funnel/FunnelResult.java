package dev.steward.analysis.funnel;

import dev.steward.journey.People;
import java.util.List;
import java.util.OptionalDouble;

/** The answer to a {@link Funnel}, by its view. */
public sealed interface FunnelResult {
    /**
     * Times in seconds since the reached step before, absent for step 1 and when nobody reached it.
     *
     * @param count of people, or of attempts where conversions are counted
     * @param users whose they are, each once
     */
    record Step(long count, People users, OptionalDouble averageSeconds, OptionalDouble medianSeconds) {}

    /** {@code value} is empty when there is no breakdown. */
    record Group(List<String> value, List<Step> steps) {
        public Group {
            value = List.copyOf(value);
            steps = List.copyOf(steps);
        }
    }

    /** One group without a breakdown; else one a value, sorted by value. */
    record Steps(List<Group> groups) implements FunnelResult {
        public Steps {
            groups = List.copyOf(groups);
        }
    }

    /** {@code start} as docs/definitions.md writes periods; the rate in percent, two decimals. */
    record Period(String start, long entered, long converted, double ratePercent) {}

    record Trend(List<Period> periods) implements FunnelResult {
        public Trend {
            periods = List.copyOf(periods);
        }
    }

    record Bin(double start, long count) {}

    record TimeToConvert(List<Double> seconds, OptionalDouble averageSeconds, List<Bin> histogram)
            implements FunnelResult {
        public TimeToConvert {
            seconds = List.copyOf(seconds);
            histogram = List.copyOf(histogram);
        }
    }

    record Correlated(String event, long converted, long dropped, double oddsRatio) {}

    record Correlation(long convertedTotal, long droppedTotal, List<Correlated> events) implements FunnelResult {
        public Correlation {
            events = List.copyOf(events);
        }
    }
}
