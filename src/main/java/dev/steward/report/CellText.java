package dev.steward.report;

import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A cell of a table as text: for people, or for machines. */
final class CellText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CellText() {}

    /** With separators and units, times in UTC; blank where there is no value. */
    static String human(Table.Type type, @Nullable Object cell, Numbers numbers) {
        return switch (cell) {
            case null -> "";
            case Number number when type == Table.Type.RATIO -> numbers.percent(number.doubleValue());
            case Number number when type == Table.Type.PROBABILITY -> numbers.probability(number.doubleValue());
            case Number number when type == Table.Type.SECONDS -> numbers.duration(number.doubleValue());
            case Long number -> numbers.count(number);
            case Number number -> numbers.decimal(number.doubleValue(), 4);
            case Instant time -> TIME.format(time);
            default -> cell.toString();
        };
    }

    /** Numbers in full with a decimal point, instants in ISO 8601; blank where there is no value. */
    static String plain(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Double number when !Double.isFinite(number) -> "";
            case Double number -> plain(BigDecimal.valueOf(number));
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> cell.toString();
        };
    }

    static boolean numeric(Table.Type type) {
        return switch (type) {
            case COUNT, NUMBER, RATIO, PROBABILITY, SECONDS -> true;
            case TEXT, INSTANT, PERSON -> false;
        };
    }
}
