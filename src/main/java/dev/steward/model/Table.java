package dev.steward.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as rows and columns: the twin of every chart, and what CSV, XLSX and Markdown exports hold. A cell is a
 * {@link String}, {@link Long}, {@link Double}, {@link java.math.BigDecimal}, {@link java.time.Instant}, or null where
 * there is no value (blank, never 0).
 */
public record Table(String title, List<Column> columns, List<List<@Nullable Object>> rows) {
    /** How a column's cells are to be shown. */
    public enum Type {
        TEXT,
        COUNT,
        NUMBER,
        /** A ratio between 0 and 1, shown as percent. */
        RATIO,
        /** A probability that may be tiny, such as a p-value: shown as "0.012" or "<0.0001". */
        PROBABILITY,
        /** Seconds, shown as a duration. */
        SECONDS,
        INSTANT,
        /** A person's identifier: personal data, masked on screen unless the reader may see it. */
        PERSON
    }

    /** A column: its stable key (exports, JSON) and the heading a person reads. */
    public record Column(String key, String heading, Type type) {}

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
