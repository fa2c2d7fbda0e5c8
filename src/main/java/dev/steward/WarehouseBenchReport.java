package dev.steward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was measured on a warehouse whose schema {@code sessions} is filled.
 *
 * @param machine where Steward runs; the server may be elsewhere
 * @param sessions how many rows of each table the role may read, also {@code pages} and {@code events}
 * @param queries those of the design, with their targets
 * @param questions Steward's own over {@code user_events}, computed in place: median seconds by kind
 */
public record WarehouseBenchReport(
        String machine,
        long sessions,
        long pages,
        long events,
        List<Measured> queries,
        SequencedMap<String, Double> questions) {
    /**
     * A query, or all of a dashboard together. Seconds are wall-clock, of runs that were not the first.
     *
     * @param key under which it stands in JSON
     * @param limit what the design calls the most that is acceptable, where {@code target} is what it wants
     * @param plan its kinds of nodes, in words
     * @param findings sequential scans that an index should serve
     */
    public record Measured(
            String key,
            String title,
            double median,
            double worst,
            double target,
            double limit,
            String plan,
            List<String> findings) {
        public Measured {
            findings = List.copyOf(findings);
        }

        /** Whether the target is met by half of the runs and the limit by all. */
        public boolean met() {
            return median <= target && worst <= limit;
        }
    }

    public WarehouseBenchReport {
        queries = List.copyOf(queries);
        questions = new LinkedHashMap<>(questions);
    }
}
