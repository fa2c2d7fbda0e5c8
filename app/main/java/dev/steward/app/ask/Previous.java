package dev.steward.app.ask;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The same question about the range before: as long, and ending where the other begins. */
public final class Previous {
    private Previous() {}

    /** Empty when the range is open at an end: there is nothing before everything. */
    @SuppressWarnings("unchecked") // withScope gives the same type back; its interface cannot say so
    static <Q extends Question> Optional<Q> of(Q question) {
        return scope(question.scope()).map(scope -> (Q) question.withScope(scope));
    }

    public static Optional<Scope> scope(Scope scope) {
        return scope.from().flatMap(from -> scope.to().map(to -> before(scope, from, to)));
    }

    private static Scope before(Scope scope, When from, When to) {
        if (from instanceof When.Day(LocalDate first) && to instanceof When.Day(LocalDate last)) {
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            return scope.withRange(
                    Optional.of(new When.Day(first.minusDays(days))), Optional.of(new When.Day(first.minusDays(1))));
        }
        TimeRange range = scope.range();
        Instant first = Times.instant(range.fromMicros());
        Instant last = Times.instant(range.toMicros());
        // Both ends are inside, at microsecond resolution.
        Duration step = Duration.of(1, ChronoUnit.MICROS);
        Duration length = Duration.between(first, last).plus(step);
        return scope.withRange(
                Optional.of(new When.Moment(first.minus(length))), Optional.of(new When.Moment(first.minus(step))));
    }
}
