package dev.steward.report;

import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table as a workbook: real numbers, dates and durations under a frozen heading, and a sheet that says what it is. */
final class Xlsx {
    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;
    private static final int FLUSH_EVERY = 1_000;
    private static final int WIDTH_SAMPLE = 1_000;
    private static final double SECONDS_PER_DAY = 86_400;

    /** A spreadsheet keeps 15 digits; a longer number stays exact as text only. */
    private static final int EXACT_DIGITS = 15;

    private static final Instant FIRST_DATE = Instant.parse("1900-03-01T00:00:00Z");

    private final Table table;
    private final Caption caption;
    private final int rowsPerSheet;
    private int shortened;

    Xlsx(Table table, Caption caption) {
        this(table, caption, MOST_ROWS - 1);
    }

    Xlsx(Table table, Caption caption, int rowsPerSheet) {
        this.table = table;
        this.caption = caption;
        this.rowsPerSheet = rowsPerSheet;
    }

    void write(OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Steward", null);
        int sheets = Math.max(1, Math.ceilDiv(table.rows().size(), rowsPerSheet));
        for (int i = 0; i < sheets; i++) {
            int from = i * rowsPerSheet;
            int to = Math.min(table.rows().size(), from + rowsPerSheet);
            String name = i == 0 ? Words.say("data.sheet") : Words.say("data.sheet.next", i + 1);
            data(book.newWorksheet(name), table.rows().subList(from, to));
        }
        about(book.newWorksheet(Words.say("about.sheet")));
        book.finish();
    }

    private void data(Worksheet sheet, List<List<@Nullable Object>> rows) throws IOException {
        sheet.freezePane(0, 1);
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.width(column, width(column));
            heading(sheet, column);
        }
        for (int row = 0; row < rows.size(); row++) {
            List<@Nullable Object> cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row + 1, column, cells.get(column));
            }
            if (row % FLUSH_EVERY == FLUSH_EVERY - 1) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private void heading(Worksheet sheet, int column) {
        Table.Column heading = table.columns().get(column);
        sheet.value(0, column, heading.heading());
        sheet.style(0, column)
                .bold()
                .fillColor("E4E8EC")
                .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                .horizontalAlignment(CellText.numeric(heading.type()) ? "right" : "left")
                .set();
    }

    private void cell(Worksheet sheet, int row, int column, @Nullable Object cell) {
        Table.Type type = table.columns().get(column).type();
        switch (cell) {
            case null -> {}
            case Instant time when time.isBefore(FIRST_DATE) -> sheet.value(row, column, time.toString());
            case Instant time -> {
                sheet.value(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Number number when !exact(number) -> sheet.value(row, column, CellText.plain(number));
            case Number number -> {
                boolean seconds = type == Table.Type.SECONDS;
                sheet.value(row, column, seconds ? number.doubleValue() / SECONDS_PER_DAY : number);
                sheet.style(row, column).format(format(type)).set();
            }
            default -> sheet.value(row, column, text(cell.toString()));
        }
    }

    private static boolean exact(Number number) {
        return switch (number) {
            case Double value -> Double.isFinite(value);
            case Long value -> Math.abs(value) < 1_000_000_000_000_000L;
            case BigDecimal value -> value.stripTrailingZeros().precision() <= EXACT_DIGITS;
            default -> true;
        };
    }

    private static String format(Table.Type type) {
        return switch (type) {
            case COUNT -> "#,##0";
            case RATIO -> "0.0%";
            case SECONDS -> "[h]:mm:ss";
            case PROBABILITY -> "0.0000";
            case NUMBER, TEXT, INSTANT, PERSON -> "#,##0.####";
        };
    }

    private String text(String text) {
        String clean = text.codePoints()
                .filter(Xlsx::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.length() <= LONGEST_TEXT) {
            return clean;
        }
        shortened++;
        return clean.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** The characters XML 1.0 knows. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c < 0xd800
                || c >= 0xe000 && c < 0xfffe
                || c > 0xffff;
    }

    /** In characters, from the heading and the first rows; neither tiny nor wider than a screen. */
    private double width(int column) {
        Table.Column heading = table.columns().get(column);
        int longest = table.rows().stream()
                .limit(WIDTH_SAMPLE)
                .mapToInt(row -> CellText.human(heading.type(), row.get(column), Numbers.ENGLISH)
                        .length())
                .max()
                .orElse(0);
        return Math.clamp(Math.max(longest, heading.heading().length()) + 3.0, 8, 60);
    }

    private void about(Worksheet sheet) throws IOException {
        List<List<String>> lines = new ArrayList<>(List.of(
                List.of("about.title", caption.title()),
                List.of("about.definition", caption.definition()),
                List.of("about.source", caption.source()),
                List.of("about.generation", caption.generation()),
                List.of("about.exported", caption.exported()),
                List.of("about.times", Words.say("about.times.utc"))));
        if (shortened > 0) {
            lines.add(List.of("about.shortened", Words.say("about.shortened.count", Numbers.ENGLISH.count(shortened))));
        }
        sheet.width(0, 16);
        sheet.width(1, 90);
        for (int row = 0; row < lines.size(); row++) {
            sheet.value(row, 0, Words.say(lines.get(row).getFirst()));
            sheet.style(row, 0).bold().verticalAlignment("top").set();
            sheet.value(row, 1, text(lines.get(row).getLast()));
            sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
        }
        sheet.finish();
    }
}
