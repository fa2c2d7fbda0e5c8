package dev.steward;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What was measured in one run on one lake, by stable keys such as {@code funnel.warm.seconds}; seconds are wall-clock,
 * the least of several tries. A key is missing where the machine cannot tell.
 */
public record BenchReport(String machine, SequencedMap<String, Double> numbers) {
    public BenchReport {
        numbers = new LinkedHashMap<>(numbers);
    }

    /** One number over another, when both were measured. */
    public double ratio(String part, String whole) {
        return numbers.getOrDefault(part, Double.NaN) / numbers.getOrDefault(whole, Double.NaN);
    }

    /** The numbers, as they are in JSON. */
    public Map<String, Double> all() {
        return Map.copyOf(numbers);
    }
}
