package dev.steward.definition;

import java.time.Instant;
import java.time.LocalDate;

/** One end of a range as somebody wrote it: a whole local day, or an instant. */
public sealed interface When {
    record Day(LocalDate date) implements When {}

    record Moment(Instant instant) implements When {}
}
