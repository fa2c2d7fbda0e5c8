package dev.steward.app.ui;

import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.model.TimeRange;
import dev.steward.source.SourceFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Which days the questions are about, and whose days they are. */
public record RangeChoice(Span span, ZoneId zone) {
    /** A stretch of days, before it is known which data it is about. */
    public sealed interface Span {}

    /** All there is. */
    public record Everything() implements Span {}

    /** The last days of the data, the day of the latest event included; data need not reach until today. */
    public record LastDays(int days) implements Span {}

    /** From one day to another, both included. */
    public record Between(LocalDate from, LocalDate to) implements Span {
        public Between {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("range ends (" + to + ") before it starts (" + from + ")");
            }
        }
    }

    /** The same question, about these days. */
    public Scope on(Scope scope, SourceFacts facts) {
        Scope zoned = scope.withTimezone(zone);
        return switch (span) {
            case Everything() -> zoned.withRange(Optional.empty(), Optional.empty());
            case LastDays(int days) ->
                facts.last()
                        .map(last -> last.atZone(zone).toLocalDate())
                        .map(last -> between(zoned, last.minusDays(days - 1L), last))
                        .orElseGet(() -> zoned.withRange(Optional.empty(), Optional.empty()));
            case Between(LocalDate from, LocalDate to) -> between(zoned, from, to);
        };
    }

    /** The instants of these days. */
    public TimeRange range(SourceFacts facts) {
        return on(Scope.ALL, facts).range();
    }

    public RangeChoice withSpan(Span other) {
        return new RangeChoice(other, zone);
    }

    public RangeChoice withZone(ZoneId other) {
        return new RangeChoice(span, other);
    }

    private static Scope between(Scope scope, LocalDate from, LocalDate to) {
        return scope.withRange(Optional.of(new When.Day(from)), Optional.of(new When.Day(to)));
    }
}
