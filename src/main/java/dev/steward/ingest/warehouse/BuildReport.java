package dev.steward.ingest.warehouse;

import java.util.List;
import java.util.Set;

/**
 * What a build did.
 *
 * @param promoted whether it was kept: every test passed
 * @param models in the order in which they were built
 */
public record BuildReport(boolean promoted, List<Built> models, List<Checked> checks) {
    /** A model: how many rows its query gave, how many of the table were written and removed, and how long it took. */
    public record Built(String model, long rows, long written, long removed, long millis) {}

    /** How a test ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** What it looks at is empty. */
        NOT_EVALUATED
    }

    /** A test, and how many faults it found in {@code about}. */
    public record Checked(String name, String kind, String about, long faults, Outcome outcome) {}

    /**
     * What a model is made of: models, seeds, and sources as {@code source.table}.
     *
     * @param layer how far it is from what was extracted: the folder it lies in, such as {@code staging} or {@code marts}
     */
    public record Lineage(String model, String layer, Set<String> reads) {
        public Lineage {
            reads = Set.copyOf(reads);
        }
    }

    public BuildReport {
        models = List.copyOf(models);
        checks = List.copyOf(checks);
    }
}
