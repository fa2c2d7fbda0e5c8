package dev.steward.ingest;

import dev.steward.model.TimeRange;
import dev.steward.source.WarehouseState.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days one after the other that one statement takes.
 *
 * @param events how many they have
 */
record OfflineStep(LocalDate first, LocalDate last, long events) {
    /** So many are enough for a statement, usually. */
    static final long EVENTS = 250_000;

    /** Where every statement reads the whole table, there are no more of them than this. */
    private static final long STATEMENTS = 8;

    /**
     * Cuts days into steps: enough events to be worth a statement, and few enough that little is lost when it is interrupted.
     *
     * @param enough for a statement that reads little else
     * @param findsDays whether a statement reads little but its days
     */
    static List<OfflineStep> of(List<Day> days, long enough, boolean findsDays) {
        long total = days.stream().mapToLong(Day::events).sum();
        long each = findsDays ? enough : Math.max(enough * STATEMENTS, Math.ceilDiv(total, STATEMENTS));
        List<OfflineStep> steps = new ArrayList<>();
        @Nullable OfflineStep open = null;
        for (Day day : days) {
            open = open == null
                    ? new OfflineStep(day.day(), day.day(), day.events())
                    : new OfflineStep(open.first, day.day(), open.events + day.events());
            if (open.events >= each) {
                steps.add(open);
                open = null;
            }
        }
        if (open != null) {
            steps.add(open);
        }
        return steps;
    }

    /** The part of a range that lies in its days. */
    TimeRange in(TimeRange range) {
        Instant start = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
        Instant from = range.from();
        Instant to = range.to();
        return new TimeRange(
                from == null || from.isBefore(start) ? start : from, to == null || to.isAfter(end) ? end : to);
    }
}
