package dev.steward.app.ask.retention;

import dev.steward.analysis.retention.Retention;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import java.util.Optional;
import java.util.OptionalInt;

/** The edits of a retention question, each giving a new one. */
final class RetentionEdits {
    private RetentionEdits() {}

    static Retention withPeriod(Retention r, Granularity period) {
        return new Retention(
                r.scope(),
                period,
                r.mode(),
                r.target(),
                r.returning(),
                r.cohorts(),
                r.columns(),
                r.minimumOccurrences(),
                r.rolling(),
                r.windowMode(),
                r.breakdown());
    }

    static Retention withMode(Retention r, Retention.Mode mode) {
        return new Retention(
                r.scope(),
                r.period(),
                mode,
                r.target(),
                r.returning(),
                r.cohorts(),
                r.columns(),
                r.minimumOccurrences(),
                r.rolling(),
                r.windowMode(),
                r.breakdown());
    }

    static Retention withEvents(Retention r, Matcher target, Matcher returning) {
        return new Retention(
                r.scope(),
                r.period(),
                r.mode(),
                target,
                returning,
                r.cohorts(),
                r.columns(),
                r.minimumOccurrences(),
                r.rolling(),
                r.windowMode(),
                r.breakdown());
    }

    static Retention withSize(Retention r, OptionalInt cohorts, OptionalInt columns) {
        return new Retention(
                r.scope(),
                r.period(),
                r.mode(),
                r.target(),
                r.returning(),
                cohorts,
                columns,
                r.minimumOccurrences(),
                r.rolling(),
                r.windowMode(),
                r.breakdown());
    }

    static Retention withRule(Retention r, int minimumOccurrences, boolean rolling, Retention.WindowMode windowMode) {
        return new Retention(
                r.scope(),
                r.period(),
                r.mode(),
                r.target(),
                r.returning(),
                r.cohorts(),
                r.columns(),
                minimumOccurrences,
                rolling,
                windowMode,
                r.breakdown());
    }

    static Retention withBreakdown(Retention r, Optional<Retention.Breakdown> breakdown) {
        return new Retention(
                r.scope(),
                r.period(),
                r.mode(),
                r.target(),
                r.returning(),
                r.cohorts(),
                r.columns(),
                r.minimumOccurrences(),
                r.rolling(),
                r.windowMode(),
                breakdown);
    }
}
