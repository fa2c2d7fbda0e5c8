package dev.steward.ingest;

import static dev.steward.ingest.Fields.number;

import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.WarehouseState.Row;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/**
 * Rows at the end of what a lake holds. Numbers are given out before rows are committed, so a row may come below the mark after it was
 * set: the last {@value #OVERLAP} numbers are looked at again, and those that are known are told apart here.
 */
final class KnownRows {
    static final long OVERLAP = 50_000;

    private final long mark;
    private final Set<Long> arrivals;
    private long met;

    private KnownRows(long mark, Set<Long> arrivals) {
        this.mark = mark;
        this.arrivals = arrivals;
    }

    /** Rows above this are looked at again. */
    static long above(long mark) {
        return Math.max(Long.MIN_VALUE + OVERLAP, mark) - OVERLAP;
    }

    /** @param mark empty: there is none, and nothing is known */
    static KnownRows of(Appender lake, Optional<Long> mark, Work work) {
        if (mark.isEmpty() || lake.events().isEmpty()) {
            return new KnownRows(Long.MIN_VALUE, Set.of());
        }
        Set<Long> arrivals = new HashSet<>(Queries.list(
                lake,
                DSL.select(number("arrival"))
                        .from(lake.rows(lake.events().stream()
                                .map(Appender.Existing::file)
                                .toList()))
                        .where(number("arrival").gt(DSL.inline(above(mark.get())))),
                work,
                (batch, row) -> batch.number(row, 0)));
        return new KnownRows(mark.get(), arrivals);
    }

    boolean has(Row row) {
        boolean known = row.arrival() <= mark && arrivals.contains(row.arrival());
        if (known) {
            met++;
        }
        return known;
    }

    /** How many known rows came by. */
    long met() {
        return met;
    }
}
