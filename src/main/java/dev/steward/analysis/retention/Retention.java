package dev.steward.analysis.retention;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.BadDefinition;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who comes back in the periods after the one they came in. docs/definitions.md, "Retention".
 *
 * @param cohorts how many rows, the last one being the period of the range's end; empty: the rows of the range
 * @param columns the greatest number of cells in a row, the cohort size counted; empty: as many as there are periods
 * @throws BadDefinition when it cannot be meant
 */
public record Retention(
        Scope scope,
        Granularity period,
        Mode mode,
        Matcher target,
        Matcher returning,
        OptionalInt cohorts,
        OptionalInt columns,
        int minimumOccurrences,
        boolean rolling,
        WindowMode windowMode,
        Optional<Breakdown> breakdown)
        implements Question {

    public enum Mode {
        FIRST_TIME,
        RECURRING
    }

    public enum WindowMode {
        CALENDAR,
        HOURS_24
    }

    /** {@code limit}: how many values are kept, the rest is "(other)"; empty: all. */
    public record Breakdown(String property, OptionalInt limit) {}

    private static final int MOST_ROWS = 100_000;

    public Retention {
        checkCount("cohorts", cohorts.orElse(1), MOST_ROWS);
        checkCount("columns", columns.orElse(1), Integer.MAX_VALUE);
        checkCount("minimum_occurrences", minimumOccurrences, Integer.MAX_VALUE);
        if (breakdown.isPresent()) {
            checkCount("breakdown.limit", breakdown.get().limit().orElse(1), Integer.MAX_VALUE);
            if (breakdown.get().property().isEmpty()) {
                throw new BadDefinition(
                        "no-property", "breakdown.property", "A property's name is needed.", "Name a property.");
            }
        }
    }

    private static void checkCount(String path, int given, int most) {
        if (given < 1 || given > most) {
            throw new BadDefinition(
                    "out-of-range",
                    path,
                    given + " is out of range.",
                    "Choose a number from 1" + (most == Integer.MAX_VALUE ? " up." : " to " + most + "."));
        }
    }

    @Override
    public Retention withScope(Scope other) {
        return new Retention(
                other,
                period,
                mode,
                target,
                returning,
                cohorts,
                columns,
                minimumOccurrences,
                rolling,
                windowMode,
                breakdown);
    }
}
