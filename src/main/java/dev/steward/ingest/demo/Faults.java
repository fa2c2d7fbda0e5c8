package dev.steward.ingest.demo;

import java.time.LocalDate;

/**
 * What went wrong at PetForce, for quality checks to find; docs/demo-lake.md lists it with numbers. Days are UTC days,
 * times milliseconds. Robots ({@link Robot}) and wrong clocks ({@link Person#clockAhead}) are the other two.
 */
final class Faults {
    /** Reminders were not recorded on this day and the next. */
    static final LocalDate SILENT = LocalDate.of(2026, 2, 10);

    static final int SILENT_DAYS = 2;
    /** Everybody in Great Britain was put into "UK", which is no country's code. */
    static final LocalDate MISSPELT = LocalDate.of(2026, 5, 19);
    /** A retry sent every event of six hours a second time, under another id. */
    static final LocalDate DOUBLED = LocalDate.of(2026, 6, 3);

    private static final long DOUBLED_FROM = DemoYear.at(DOUBLED) + 10 * DemoYear.HOUR;
    private static final long DOUBLED_TO = DOUBLED_FROM + 6 * DemoYear.HOUR;

    /** Since this day weights arrive as texts. */
    static final LocalDate RETYPED = LocalDate.of(2026, 7, 1);

    private Faults() {}

    /** What of a person's life is recorded, and how often. */
    static Move.Sink recorded(Move.Sink sink) {
        return move -> {
            if (move.kind() == Kind.REMINDER_DONE && silent(move.at())) {
                return;
            }
            sink.take(move);
            if (move.at() >= DOUBLED_FROM && move.at() < DOUBLED_TO) {
                sink.take(new Move(move.at(), move.person(), move.kind(), move.session(), move.detail(), true));
            }
        };
    }

    private static boolean silent(long at) {
        long from = DemoYear.at(SILENT);
        return at >= from && at < from + SILENT_DAYS * DemoYear.DAY;
    }

    static String country(Country country, long at) {
        long from = DemoYear.at(MISSPELT);
        return country == Country.GB && at >= from && at < from + DemoYear.DAY ? "UK" : country.name();
    }

    static boolean weightAsText(long at) {
        return at >= DemoYear.at(RETYPED);
    }
}
