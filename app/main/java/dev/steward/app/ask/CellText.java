package dev.steward.app.ask;

import dev.steward.catalog.PersonalData;
import dev.steward.model.Table;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a table's cells look on screen: the locale's separators, durations in two units, people masked. */
final class CellText {
    private CellText() {}

    static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.getDefault()).format(number);
    }

    static String of(Table.Type type, @Nullable Object cell, ZoneId zone) {
        return switch (cell) {
            case null -> "";
            case Instant at ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).format(at.atZone(zone));
            case Number number -> number(type, number);
            default -> type == Table.Type.PERSON ? PersonalData.person(cell.toString()) : cell.toString();
        };
    }

    private static String number(Table.Type type, Number number) {
        return switch (type) {
            case RATIO -> decimals(number.doubleValue() * 100, 1) + " %";
            case SECONDS -> duration(number.doubleValue());
            case COUNT -> count(number.longValue());
            case NUMBER, TEXT, INSTANT, PERSON ->
                number instanceof Long whole ? count(whole) : decimals(number.doubleValue(), 2);
        };
    }

    private static String decimals(double number, int places) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.getDefault());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(number);
    }

    /** Two units at most, as somebody would say it: 3 d 4 h, 5 min 12 s, 8.2 s. */
    static String duration(double seconds) {
        if (seconds < 60) {
            return decimals(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        long minutes = whole / 60;
        if (minutes < 60) {
            return minutes + " min" + rest(whole % 60, "s");
        }
        long hours = minutes / 60;
        return hours < 48 ? hours + " h" + rest(minutes % 60, "min") : hours / 24 + " d" + rest(hours % 24, "h");
    }

    private static String rest(long number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }

    static boolean rightAligned(Table.Type type) {
        return switch (type) {
            case COUNT, NUMBER, RATIO, SECONDS -> true;
            case TEXT, INSTANT, PERSON -> false;
        };
    }
}
