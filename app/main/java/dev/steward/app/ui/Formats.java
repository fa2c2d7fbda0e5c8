package dev.steward.app.ui;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them: the locale's separators, times in the chosen zone. */
public record Formats(Locale locale, ZoneId zone) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A count that need not be exact, in few letters: 1.5M. */
    public String shortCount(long number) {
        NumberFormat compact = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(number < 10_000_000 ? 1 : 0);
        return compact.format(number);
    }

    /** A ratio of two counts as percent with one decimal; a dash when there is nothing to divide by. */
    public String share(long part, long whole) {
        return whole == 0 ? "–" : percent((double) part / whole);
    }

    /** A ratio in 0..1. */
    public String percent(double ratio) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(ratio);
    }

    /** The two largest units: 3 d 4 h, 12 min 5 s, 0.8 s. */
    public String duration(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < MINUTE) {
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(seconds < 10 ? 1 : 0);
            return format.format(seconds) + " s";
        }
        if (whole < HOUR) {
            return two(whole / MINUTE, "min", whole % MINUTE, "s");
        }
        return whole < DAY
                ? two(whole / HOUR, "h", whole % HOUR / MINUTE, "min")
                : two(whole / DAY, "d", whole % DAY / HOUR, "h");
    }

    public String duration(Duration duration) {
        return duration(duration.toMillis() / 1_000.0);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(day);
    }

    public String day(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    /** Day and time of day in the zone, without naming it; headings name it once. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale).format(instant.atZone(zone));
    }

    /** Hours, minutes and seconds in the zone. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(instant.atZone(zone));
    }

    /** The same instant in UTC, for a tooltip. */
    public String utc(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
                .format(instant.atZone(ZoneOffset.UTC));
    }

    /** The zone's name as people write it: UTC, Europe/Zurich. */
    public String zoneName() {
        return name(zone);
    }

    public static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String two(long large, String unit, long small, String smaller) {
        return small == 0 ? large + " " + unit : large + " " + unit + " " + small + " " + smaller;
    }
}
