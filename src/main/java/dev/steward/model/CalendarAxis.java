package dev.steward.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of calendar periods without gaps, cut in one time zone: period {@code i} holds the instants from
 * {@link #start(int)} up to, but not including, {@link #start(int)} of {@code i + 1}. Immutable.
 */
public final class CalendarAxis {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:00");
    private static final int MOST_PERIODS = 2_000_000;
    private static final int NEAR = 4;

    private final Granularity granularity;
    private final ZoneId zone;
    private final long[] starts;

    private CalendarAxis(Granularity granularity, ZoneId zone, long[] starts) {
        this.granularity = granularity;
        this.zone = zone;
        this.starts = starts;
    }

    /** The periods from the one that holds {@code first} to the one that holds {@code last} (microseconds). */
    public static CalendarAxis between(
            Granularity granularity, ZoneId zone, DayOfWeek weekStart, long first, long last) {
        if (last < first) {
            throw new IllegalArgumentException("last before first");
        }
        long[] starts = new long[16];
        int size = 0;
        ZonedDateTime at = floor(granularity, weekStart, Times.instant(first).atZone(zone));
        long lastStart = Times.micros(
                floor(granularity, weekStart, Times.instant(last).atZone(zone)).toInstant());
        while (true) {
            long start = Times.micros(at.toInstant());
            if (size + 1 >= starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[size++] = start;
            at = next(granularity, at);
            if (start >= lastStart) {
                starts[size] = Times.micros(at.toInstant());
                return new CalendarAxis(granularity, zone, Arrays.copyOf(starts, size + 1));
            }
            if (size > MOST_PERIODS) {
                throw new BadInput(
                        "range.too-many-periods",
                        "The range from " + Times.instant(first) + " to " + Times.instant(last) + " has more than "
                                + MOST_PERIODS + " periods of one " + granularity.json() + ".",
                        "Choose a shorter range or a longer period.");
            }
        }
    }

    /** The {@code count} periods that end with the one that holds {@code last}. */
    public static CalendarAxis endingAt(
            Granularity granularity, ZoneId zone, DayOfWeek weekStart, long last, int count) {
        ZonedDateTime end = floor(granularity, weekStart, Times.instant(last).atZone(zone));
        ZonedDateTime first = switch (granularity) {
            case HOUR -> floor(granularity, weekStart, end.minus(count - 1L, ChronoUnit.HOURS));
            case DAY -> end.toLocalDate().minusDays(count - 1L).atStartOfDay(zone);
            case WEEK -> end.toLocalDate().minusWeeks(count - 1L).atStartOfDay(zone);
            case MONTH -> end.toLocalDate().minusMonths(count - 1L).atStartOfDay(zone);
        };
        return between(granularity, zone, weekStart, Times.micros(first.toInstant()), last);
    }

    /** The {@code count} periods that begin with the one that holds {@code first}. */
    public static CalendarAxis startingAt(
            Granularity granularity, ZoneId zone, DayOfWeek weekStart, long first, int count) {
        ZonedDateTime start = floor(granularity, weekStart, Times.instant(first).atZone(zone));
        LocalDate day = start.toLocalDate();
        int more = count - 1;
        ZonedDateTime last = switch (granularity) {
            case HOUR -> start.plus(more, ChronoUnit.HOURS);
            case DAY -> day.plusDays(more).atStartOfDay(zone);
            case WEEK -> day.plusWeeks(more).atStartOfDay(zone);
            case MONTH -> day.plusMonths(more).atStartOfDay(zone);
        };
        return between(granularity, zone, weekStart, first, Times.micros(last.toInstant()));
    }

    private static ZonedDateTime floor(Granularity granularity, DayOfWeek weekStart, ZonedDateTime at) {
        LocalDate day = at.toLocalDate();
        return switch (granularity) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay(at.getZone());
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart)).atStartOfDay(at.getZone());
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(at.getZone());
        };
    }

    private static ZonedDateTime next(Granularity granularity, ZonedDateTime start) {
        LocalDate day = start.toLocalDate();
        return switch (granularity) {
            // Absolute, so that the hour repeated in autumn is two periods.
            case HOUR -> start.plus(1, ChronoUnit.HOURS);
            case DAY -> day.plusDays(1).atStartOfDay(start.getZone());
            case WEEK -> day.plusWeeks(1).atStartOfDay(start.getZone());
            case MONTH -> day.plusMonths(1).atStartOfDay(start.getZone());
        };
    }

    public int size() {
        return starts.length - 1;
    }

    /** Where period {@code i} starts, in microseconds; {@code i} = {@link #size()} is the end of the last one. */
    public long start(int i) {
        return starts[i];
    }

    /** The period that holds the instant; negative before the first one, {@link #size()} after the last one. */
    public int indexOf(long micros) {
        if (micros < starts[0]) {
            return -1;
        }
        if (micros >= starts[size()]) {
            return size();
        }
        int found = Arrays.binarySearch(starts, micros);
        return found >= 0 ? found : -found - 2;
    }

    /** The same for an instant that is not before the start of period {@code near}, and most likely in it or soon after. */
    public int indexOf(long micros, int near) {
        for (int period = near; period < Math.min(near + NEAR, size()); period++) {
            if (micros < starts[period + 1]) {
                return period;
            }
        }
        return indexOf(micros);
    }

    /** How results name period {@code i}: {@code 2024-05-01}, hours {@code 2024-05-01T13:00}, in the axis' zone. */
    public String label(int i) {
        ZonedDateTime start = Instant.EPOCH.plus(starts[i], ChronoUnit.MICROS).atZone(zone);
        return granularity == Granularity.HOUR
                ? HOUR.format(start)
                : start.toLocalDate().toString();
    }

    /** All labels, first to last. */
    public List<String> labels() {
        return IntStream.range(0, size()).mapToObj(this::label).toList();
    }
}
