package dev.steward.source.lake;

import dev.steward.source.Appender.Lines;
import java.nio.file.Path;

/** Tells how the lines of a file are its rows. */
final class TextLines {
    private static final Lines NONE = new Lines(Lines.Kind.NONE, ' ', true);

    private TextLines() {}

    static Lines of(FileFormat format, Path file) {
        return switch (format) {
            case CSV -> {
                CsvFile csv = CsvFile.look(file);
                yield new Lines(Lines.Kind.CSV, csv.delimiter(), csv.utf8());
            }
            case JSON -> JsonLines.are(file) ? new Lines(Lines.Kind.JSON_LINES, ' ', true) : NONE;
            case PARQUET -> NONE;
        };
    }
}
