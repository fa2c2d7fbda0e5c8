package dev.steward.governance.standing;

import dev.steward.model.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a standing approval reaches. What goes beyond is not cut down to it: nothing goes then.
 *
 * @param mostRows that one run may remove
 * @param mostPercent of all rows of the target that one run may remove
 * @param until the last UTC day on which it opens anything
 */
public record Envelope(long mostRows, int mostPercent, LocalDate until) {
    private static final int MOST_PERCENT = 100;

    /** @throws BadInput when a bound bounds nothing */
    public Envelope {
        if (mostRows < 1) {
            throw new BadInput("standing.rows", "At most " + mostRows + " rows a run is nothing.", "Say at least 1.");
        }
        if (mostPercent < 1 || mostPercent > MOST_PERCENT) {
            throw new BadInput(
                    "standing.percent", mostPercent + " percent is no part of a table.", "Say a number from 1 to 100.");
        }
    }

    /**
     * The day that somebody writes as the last one.
     *
     * @throws BadInput when it is none
     */
    public static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException broken) {
            throw new BadInput("standing.until", "\"" + text + "\" is no day.", "Write it like 2027-06-30.", broken);
        }
    }

    /** @throws BadInput when it has ended at a moment, or goes on for more than a year after it */
    public void boundedFrom(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            throw new BadInput(
                    "standing.until",
                    "It would be good until " + until + ".",
                    "Name a day from today, " + today + ", to " + today.plusYears(1) + ": at most a year.");
        }
    }

    /** The instant from which it opens nothing. */
    public Instant end() {
        return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Why so many of so many rows are too many; empty: they are not. */
    public Optional<String> exceeded(long rows, long all) {
        if (rows > mostRows) {
            return Optional.of(String.format(
                    Locale.ROOT, "%,d rows would go; the standing approval lets %,d go at once.", rows, mostRows));
        }
        if (rows * 100.0 > (double) mostPercent * all) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%,d of all %,d rows would go, %.1f %%; the standing approval lets %d %% go at once.",
                    rows,
                    all,
                    100.0 * rows / all,
                    mostPercent));
        }
        return Optional.empty();
    }
}
