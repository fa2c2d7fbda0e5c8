package dev.steward.report;

import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table for a terminal: columns line up, numbers stand at the right with separators and units. Where it is wider than
 * the terminal the widest text columns give way, their texts ending in an ellipsis.
 */
public final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<Boolean> right;
    private final List<List<String>> rows;
    private final int[] widths;

    /** {@code width}: how many characters fit a line; {@link Integer#MAX_VALUE} where nobody looks, as in a pipe. */
    public TextTable(Table table, Numbers numbers, int width) {
        right = table.columns().stream()
                .map(column -> CellText.numeric(column.type()))
                .toList();
        rows = new ArrayList<>();
        rows.add(table.columns().stream()
                .map(column -> TextCells.printable(column.heading()))
                .toList());
        table.rows().forEach(row -> rows.add(cells(table, row, numbers)));
        widths = IntStream.range(0, table.columns().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> TextCells.width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        fit(width);
    }

    private static List<String> cells(Table table, List<@Nullable Object> row, Numbers numbers) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> TextCells.printable(
                        CellText.human(table.columns().get(i).type(), row.get(i), numbers)))
                .toList();
    }

    private void fit(int width) {
        List<Integer> texts = new ArrayList<>(IntStream.range(0, widths.length)
                .filter(i -> !right.get(i))
                .boxed()
                .toList());
        while (!texts.isEmpty() && total() > width) {
            int widest = Collections.max(texts, (a, b) -> Integer.compare(widths[a], widths[b]));
            if (widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
        }
    }

    private long total() {
        return IntStream.of(widths).asLongStream().sum() + (long) GAP.length() * Math.max(0, widths.length - 1);
    }

    /** The headings, a rule, then one line a row; none ends in spaces. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row));
            if (lines.size() == 1) {
                lines.add(rule());
            }
        }
        return lines;
    }

    private String rule() {
        return String.join(GAP, IntStream.of(widths).mapToObj("─"::repeat).toList());
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = TextCells.shorten(row.get(i), widths[i]);
            String space = " ".repeat(Math.max(0, widths[i] - TextCells.width(cell)));
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
