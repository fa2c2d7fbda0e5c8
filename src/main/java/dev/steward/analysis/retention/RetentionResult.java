package dev.steward.analysis.retention;

import java.util.List;

/** The answer to a {@link Retention} question: one group without a breakdown, else one a value, sorted by value. */
public record RetentionResult(List<Group> groups) {
    public RetentionResult {
        groups = List.copyOf(groups);
    }

    /** {@code value} is empty when there is no breakdown. */
    public record Group(String value, List<Row> rows) {}

    /** A cohort: {@code returned.get(k - 1)} people came back in period +k; cells after the last period do not exist. */
    public record Row(String start, long size, List<Long> returned) {}
}
