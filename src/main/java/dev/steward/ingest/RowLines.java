package dev.steward.ingest;

import dev.steward.source.Appender.Lines;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Finds the line of a text file on which a row begins, also when quoted fields hold line breaks. Reads the file once,
 * forward: ask for rows in their order.
 */
final class RowLines implements AutoCloseable {
    private final TextRecords records;
    private final NavigableSet<Long> malformed;
    private long row;
    private OptionalLong line = OptionalLong.empty();

    /** @param malformed positions (bytes, from 1) of the lines that are no rows, and have no number among the rows */
    RowLines(Path file, Lines lines, NavigableSet<Long> malformed) {
        this.records = TextRecords.of(file, lines);
        this.malformed = new TreeSet<>(malformed);
    }

    /** The line on which the row (from 1) begins, from 1; empty when the file has no lines that are rows. */
    OptionalLong ofRow(long wanted) {
        while (row < wanted) {
            if (!records.next()) {
                return OptionalLong.empty();
            }
            if (!holdsMalformed()) {
                row++;
                line = OptionalLong.of(records.line());
            }
        }
        return line;
    }

    /** The line on which the malformed record at a position begins. */
    OptionalLong ofPosition(long position) {
        while (records.end() < position) {
            if (!records.next()) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(records.line());
    }

    // DuckDB's positions may point at blank lines, or the line break, before the record.
    private boolean holdsMalformed() {
        Long position = malformed.higher(records.previousEnd());
        return position != null && position <= records.end();
    }

    @Override
    public void close() {
        records.close();
    }
}
