package dev.steward.analysis.trends;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.definition.When;
import dev.steward.model.BadDefinition;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Numbers of events over time. docs/definitions.md, "Trends".
 *
 * @param series at least one; the first is A in a formula
 * @param breakdown empty: everything together
 * @throws BadDefinition when it cannot be meant
 */
public record Trends(
        Scope scope,
        Granularity period,
        List<Series> series,
        Optional<Formula> formula,
        Optional<Breakdown> breakdown,
        List<Annotation> annotations,
        View view)
        implements Question {

    /** What is counted of which events; without a name it is called by what it is. */
    public record Series(Matcher matcher, Measure measure, Optional<String> name) {}

    /** What is counted of events. */
    public sealed interface Measure {
        /** How many events. */
        record Total() implements Measure {}

        /** How many different people. */
        record People() implements Measure {}

        /** Events by people. */
        record PerPerson() implements Measure {}

        /** How many different people in the days that end with the period. */
        record Active(int days) implements Measure {}

        /** A number made of those that a property holds. */
        record OfNumber(Statistic statistic, String property) implements Measure {}

        /** Whether it counts people, who can be named. */
        default boolean ofPeople() {
            return this instanceof People || this instanceof Active;
        }

        /** Whether it is a whole number of something. */
        default boolean counts() {
            return ofPeople() || this instanceof Total;
        }

        /** Whether there is a sum of it from the start of the range on. */
        default boolean cumulates() {
            return switch (this) {
                case Total _, People _ -> true;
                case PerPerson _, Active _ -> false;
                case OfNumber number -> number.statistic() == Statistic.SUM;
            };
        }
    }

    public enum Statistic {
        SUM,
        AVERAGE,
        MEDIAN,
        P90,
        P99
    }

    /** {@code limit}: how many values are kept, the rest is "(other)". */
    public record Breakdown(String property, int limit) {
        public static final int LIMIT = 10;
    }

    /** Something that happened. {@code incident}: the numbers of its period are no measure for others. */
    public record Annotation(When at, String text, boolean incident) {}

    /** What is made of the numbers. */
    public sealed interface View {
        /**
         * The numbers themselves.
         *
         * @param cumulative each counts from the start of the range on
         * @param movingAverage over how many periods; empty: none
         */
        record Course(Optional<Compare> compare, boolean cumulative, OptionalInt movingAverage) implements View {
            public static final Course PLAIN = new Course(Optional.empty(), false, OptionalInt.empty());
        }

        /** Which of them are out of the ordinary. */
        record Anomalies() implements View {}

        /** How they may go on; {@code horizon}: for how many periods. */
        record Forecast(OptionalInt horizon) implements View {}
    }

    public enum Compare {
        PREVIOUS_PERIOD,
        PREVIOUS_YEAR
    }

    public Trends {
        series = List.copyOf(series);
        annotations = List.copyOf(annotations);
        TrendsChecks.check(period, series, formula, breakdown, annotations, view);
    }

    /** Whether the numbers run on from the start of the range. */
    public boolean cumulative() {
        return view instanceof View.Course course && course.cumulative();
    }

    /** Whether a formula is drawn instead of the series. */
    public boolean drawsFormula() {
        return formula.isPresent();
    }

    @Override
    public Trends withScope(Scope other) {
        return new Trends(other, period, series, formula, breakdown, annotations, view);
    }
}
