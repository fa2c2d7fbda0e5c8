package dev.steward.ingest.seed;

import java.util.List;

/** What a schema was filled with: its tables, in the order in which they were filled. */
public record SeedReport(String schema, List<Filled> tables, long millis) {
    /** A table, how many rows were put into it, and how long that took. What was worked out from others took its time last. */
    public record Filled(String table, long rows, long millis) {
        /** As an aid for planning; 0 where it was too quick to tell. */
        public long rowsPerSecond() {
            return millis == 0 ? 0 : rows * 1_000 / millis;
        }
    }

    public SeedReport {
        tables = List.copyOf(tables);
    }

    public long rows() {
        return tables.stream().mapToLong(Filled::rows).sum();
    }
}
