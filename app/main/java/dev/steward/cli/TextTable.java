package dev.steward.cli;

import dev.steward.model.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table for reading in a terminal: columns line up, numbers stand at the right, what does not exist is blank. */
final class TextTable {
    private static final String GAP = "  ";

    private final Table table;
    private final Ink ink;

    TextTable(Table table, Ink ink) {
        this.table = table;
        this.ink = ink;
    }

    /** One line a row, below the headings and a rule; no line break at the end. */
    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(Table.Column::heading).toList());
        table.rows().forEach(row -> rows.add(cells(row)));
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold(line(rows.getFirst(), widths)));
        lines.add(ink.faint(rule(widths)));
        rows.stream().skip(1).map(row -> line(row, widths)).forEach(lines::add);
        return String.join("\n", lines);
    }

    private List<String> cells(List<@Nullable Object> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(cell(table.columns().get(i).type(), row.get(i)));
        }
        return cells;
    }

    /** Characters, not code units, as far as a terminal gives each one cell. */
    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
        }
        return rule.toString();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String space = " ".repeat(widths[i] - width(row.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(right(table.columns().get(i).type()) ? space + row.get(i) : row.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private static boolean right(Table.Type type) {
        return switch (type) {
            case COUNT, NUMBER, RATIO, SECONDS -> true;
            case TEXT, INSTANT, PERSON -> false;
        };
    }

    static String cell(Table.Type type, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number when type == Table.Type.RATIO -> decimal(number.doubleValue() * 100, 1, 1) + " %";
            case Number number when type == Table.Type.SECONDS -> duration(number.doubleValue());
            case Long number -> NumberFormat.getIntegerInstance(Locale.US).format(number);
            case Double number -> decimal(number, 0, 4);
            case BigDecimal number -> number.toPlainString();
            // A line break inside a cell would break the line of the table.
            default -> value.toString().replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        };
    }

    private static String decimal(double number, int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** The two greatest units: {@code 3 d 4 h}, {@code 12 min 5 s}, {@code 0.4 s}. */
    static String duration(double seconds) {
        if (seconds < 60) {
            return decimal(seconds, 0, 1) + " s";
        }
        Duration whole = Duration.ofSeconds(Math.round(seconds));
        if (whole.toDays() > 0) {
            return whole.toDays() + " d " + whole.toHoursPart() + " h";
        }
        return whole.toHours() > 0
                ? whole.toHours() + " h " + whole.toMinutesPart() + " min"
                : whole.toMinutes() + " min " + whole.toSecondsPart() + " s";
    }
}
