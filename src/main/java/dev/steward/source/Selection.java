package dev.steward.source;

import dev.steward.model.BadInput;
import dev.steward.model.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a warehouse's table is taken offline, and how.
 *
 * @param since the first UTC day; empty: from the beginning
 * @param until the last UTC day; empty: as far as it goes
 * @param columns the columns beside person, event, time and session; empty: all there are
 * @param hashPerson whether a pseudonym stands for the person's id, too
 * @param project names the folder of the events in the lake
 */
public record Selection(
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Optional<List<String>> columns,
        Personal personal,
        boolean hashPerson,
        String project) {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** What becomes of values that are personal data. */
    public enum Personal {
        /** They stay where they are. */
        EXCLUDE,
        /** A keyed pseudonym stands in their place: equal values stay equal, and nobody reads them. */
        HASH,
        /** They are taken as they are, but for IP addresses, which no lake holds in clear. */
        KEEP
    }

    public Selection {
        columns = columns.map(List::copyOf);
        if (since.isPresent() && until.isPresent() && since.get().isAfter(until.get())) {
            throw new BadInput(
                    "offline.range",
                    "The days end on " + until.get() + ", before they begin on " + since.get() + ".",
                    "Turn them round.");
        }
    }

    /** The start of the first day; where that is open, of the years that four digits can name. */
    public Instant from() {
        return start(since.orElse(FIRST));
    }

    /** The last microsecond of the last day. */
    public Instant to() {
        return start(until.orElse(LAST).plusDays(1)).minus(1, ChronoUnit.MICROS);
    }

    public TimeRange range() {
        return new TimeRange(from(), to());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
