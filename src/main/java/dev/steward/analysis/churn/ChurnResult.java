package dev.steward.analysis.churn;

import dev.steward.analysis.Share;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.journey.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The answer to a {@link Churn} question.
 *
 * @param at the moment people are looked at; empty when there is no event
 * @param groups one for every {@link Tier}, in their order
 * @param unscored active people of whom no factor could be measured
 * @param gone how many were active once, but not in the look-back
 * @param factors what was measured, in the order of the question
 * @param highest those with the highest scores, of equal ones those that sort first
 * @param calibration how earlier scores did
 */
public record ChurnResult(
        Optional<Instant> at,
        List<Group> groups,
        People unscored,
        long gone,
        List<Measured> factors,
        List<Scored> highest,
        Calibrated calibration) {
    public ChurnResult {
        groups = List.copyOf(groups);
        factors = List.copyOf(factors);
        highest = List.copyOf(highest);
    }

    static ChurnResult nothing(Churn question) {
        return new ChurnResult(
                Optional.empty(),
                Stream.of(Tier.values()).map(_ -> new Group(People.NOBODY, 0)).toList(),
                People.NOBODY,
                0,
                question.factors().stream().map(_ -> new Measured(0, 0, 0, 0)).toList(),
                List.of(),
                new Calibrated.NoData());
    }

    /** @param score the sum of their scores */
    public record Group(People people, double score) {
        public OptionalDouble averageScore() {
            return people.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(score / people.size());
        }
    }

    /**
     * What was measured of a factor.
     *
     * @param measured of how many people there was something to measure
     * @param values the sum of what was measured
     * @param counted for how many people it counts: those, and those to whom a risk is given without
     * @param risks the sum of their risks
     */
    public record Measured(long measured, double values, long counted, double risks) {
        public OptionalDouble averageValue() {
            return measured == 0 ? OptionalDouble.empty() : OptionalDouble.of(values / measured);
        }

        public OptionalDouble averageRisk() {
            return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(risks / counted);
        }
    }

    /** A person, or a value of what is counted instead. */
    public record Scored(String person, double score) {}

    /** How earlier scores did, or why that cannot be told. */
    public sealed interface Calibrated {
        /** There is no event at all. */
        record NoData() implements Calibrated {}

        /** The data begin too late: they are needed from {@code needed} on. */
        record TooLate(Instant needed, Instant first) implements Calibrated {}

        /** The data end before the moment, and with them what is known of people. */
        record TooEarly(Instant last) implements Calibrated {}

        /** It can. */
        record Done(Calibration calibration) implements Calibrated {}
    }

    public Optional<Calibration> calibrated() {
        return calibration instanceof Calibrated.Done(Calibration done) ? Optional.of(done) : Optional.empty();
    }

    public Group group(Tier tier) {
        return groups.get(tier.ordinal());
    }

    /** How many people have a score. */
    public long people() {
        return groups.stream().mapToLong(group -> group.people().size()).sum();
    }

    /** Of those with a score. */
    public Share share(Tier tier) {
        return new Share(group(tier).people().size(), people());
    }
}
