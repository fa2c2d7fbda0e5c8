package dev.steward.report;

import dev.steward.model.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as RFC 4180 writes it: headings are the columns' keys, lines end in CR LF, UTF-8. */
final class CsvTable {
    private CsvTable() {}

    static void write(Table table, Appendable out) throws IOException {
        line(table.columns().stream().<@Nullable Object>map(Table.Column::key).toList(), out);
        for (List<@Nullable Object> row : table.rows()) {
            line(row, out);
        }
    }

    private static void line(List<@Nullable Object> cells, Appendable out) throws IOException {
        out.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",")));
        out.append("\r\n");
    }

    private static String cell(@Nullable Object cell) {
        return quoted(cell instanceof String text ? harmless(text) : CellText.plain(cell));
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
