package dev.steward.analysis.churn;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How likely each person is to stay away, as a score from 0 to 100 made of factors, at one moment: the end of the range, or
 * the last event. The start of the range has no meaning. docs/definitions.md, "Churn risk".
 *
 * @param activity what shows that a person is still there
 * @param lookback who is active in that time before the moment is scored, by the events of that time
 * @param horizon scores of so long before the moment are held against who was active afterwards
 * @param factors what makes the score, one or more, each name once
 * @param list how many people the answer names with their score, the highest first
 * @throws dev.steward.model.BadDefinition when it cannot be meant
 */
public record Churn(
        Scope scope,
        Matcher activity,
        Duration lookback,
        Duration horizon,
        List<Factor> factors,
        Limits limits,
        int list)
        implements Question {
    public static final Duration LOOKBACK = Duration.ofDays(30);
    public static final Duration HORIZON = Duration.ofDays(30);
    public static final int LIST = 1_000;
    public static final double MOST = 100;

    /**
     * A part of the score: what is measured of a person, as a risk from 0 at {@code best} to 100 at {@code worst}, in a
     * straight line between and the same beyond.
     *
     * @param weight above 0, in whatever unit: weights are shares of their sum
     * @param best may lie above or below {@code worst}
     * @param missing the risk of who has nothing that could be measured, from 0 to 100; empty: the factor is left out.
     *     Has no meaning where there always is something
     */
    public record Factor(String name, double weight, Input input, double best, double worst, OptionalDouble missing) {
        /** From 0 to 100. */
        double risk(double value) {
            return Math.clamp((value - best) / (worst - best), 0, 1) * MOST;
        }
    }

    /** What a factor measures, over the events of the look-back. */
    public sealed interface Input {
        /** How many such events there are; none is 0. */
        record Count(Matcher events) implements Input {}

        /** The mean of the numbers these events carry; nothing where none does. */
        record Average(Matcher events, String property) implements Input {}

        /** How many events there are for each of the others; nothing where there are no others. */
        record Share(Matcher events, Matcher among) implements Input {}

        /** On how many days of the calendar a person was active. */
        record ActiveDays() implements Input {}

        /** Days of 86,400 seconds from the last such event to the moment; nothing where there is none. */
        record DaysSince(Matcher events) implements Input {}

        /** Whether there is always something to measure. */
        default boolean always() {
            return this instanceof Count || this instanceof ActiveDays;
        }

        /** The events it asks for. */
        default List<Matcher> matchers() {
            return switch (this) {
                case Count(Matcher events) -> List.of(events);
                case Average(Matcher events, String _) -> List.of(events);
                case Share(Matcher events, Matcher among) -> List.of(events, among);
                case ActiveDays _ -> List.of();
                case DaysSince(Matcher events) -> List.of(events);
            };
        }
    }

    /** The tiers of risk: from each limit on. */
    public enum Tier {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /** Where the tiers above the lowest begin, in points of the score, rising. */
    public record Limits(double medium, double high, double critical) {
        public static final Limits USUAL = new Limits(25, 50, 75);

        /** Where a tier begins; the lowest at 0. */
        public double from(Tier tier) {
            return switch (tier) {
                case LOW -> 0;
                case MEDIUM -> medium;
                case HIGH -> high;
                case CRITICAL -> critical;
            };
        }
    }

    public Churn {
        factors = List.copyOf(factors);
        ChurnChecks.check(lookback, horizon, factors, limits, list);
    }

    /** A factor's part of all weights, between 0 and 1. */
    public double share(Factor factor) {
        return factor.weight() / factors.stream().mapToDouble(Factor::weight).sum();
    }

    @Override
    public Churn withScope(Scope other) {
        return new Churn(other, activity, lookback, horizon, factors, limits, list);
    }
}
