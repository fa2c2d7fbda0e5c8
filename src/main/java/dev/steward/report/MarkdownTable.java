package dev.steward.report;

import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as GitHub's Markdown writes it, for people to read: numbers at the right, with separators and units. */
final class MarkdownTable {
    private MarkdownTable() {}

    static void write(Table table, Numbers numbers, Appendable out) throws IOException {
        line(table.columns().stream().map(Table.Column::heading).toList(), out);
        line(
                table.columns().stream()
                        .map(column -> CellText.numeric(column.type()) ? "---:" : "---")
                        .toList(),
                out);
        for (List<@Nullable Object> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(escaped(CellText.human(table.columns().get(i).type(), row.get(i), numbers)));
            }
            line(cells, out);
        }
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\r\n", "<br>")
                .replace("\n", "<br>")
                .replace("\r", "<br>");
    }
}
