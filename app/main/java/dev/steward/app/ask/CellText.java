package dev.steward.app.ask;

import dev.steward.app.ui.Formats;
import dev.steward.chart.Numbers;
import dev.steward.model.Table;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a table's cells look on screen: the locale's separators, durations in two units. */
public final class CellText {
    private CellText() {}

    public static String of(Table.Type type, @Nullable Object cell, Formats formats) {
        return switch (cell) {
            case null -> "";
            case Instant at -> formats.moment(at);
            case Number number -> number(type, number, formats);
            default -> cell.toString();
        };
    }

    private static String number(Table.Type type, Number number, Formats formats) {
        return switch (type) {
            case RATIO -> formats.percent(number.doubleValue());
            case SECONDS -> formats.duration(number.doubleValue());
            case PROBABILITY -> new Numbers(formats.locale()).probability(number.doubleValue());
            case COUNT -> formats.count(number.longValue());
            case NUMBER, TEXT, INSTANT, PERSON ->
                number instanceof Long whole ? formats.count(whole) : decimals(number.doubleValue(), formats.locale());
        };
    }

    private static String decimals(double number, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    public static boolean rightAligned(Table.Type type) {
        return switch (type) {
            case COUNT, NUMBER, RATIO, PROBABILITY, SECONDS -> true;
            case TEXT, INSTANT, PERSON -> false;
        };
    }
}
