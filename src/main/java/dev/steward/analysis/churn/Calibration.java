package dev.steward.analysis.churn;

import dev.steward.analysis.Share;
import dev.steward.analysis.churn.Churn.Tier;
import dev.steward.analysis.statistics.Corrections;
import dev.steward.analysis.statistics.Interval;
import dev.steward.analysis.statistics.Proportions;
import dev.steward.journey.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of people who were scored earlier.
 *
 * @param at when they were scored
 * @param outcomes one for every {@link Tier}, in their order
 * @param squares the sum of squared differences between the score as a probability and what came: 1 for who has gone
 * @param ranking the chance that, of somebody who went and somebody who stayed, the first had the higher score, ties half;
 *     empty when nobody went or nobody stayed. The area under the ROC curve: J. A. Hanley, B. J. McNeil (1982), Radiology
 *     143, 29–36
 */
public record Calibration(Instant at, List<Outcome> outcomes, double squares, OptionalDouble ranking) {
    static final double CONFIDENCE = 0.95;

    public Calibration {
        outcomes = List.copyOf(outcomes);
    }

    /** @param churned those of them who were not active in the horizon after */
    public record Outcome(People people, People churned) {
        public Share share() {
            return new Share(churned.size(), people.size());
        }

        /** Of the share, at 95 %; empty of nobody. */
        public Optional<Interval> interval() {
            return Proportions.wilson(share(), CONFIDENCE);
        }
    }

    public Outcome outcome(Tier tier) {
        return outcomes.get(tier.ordinal());
    }

    /** The base rate: who went, of all. */
    public Share all() {
        return new Share(
                outcomes.stream().mapToLong(each -> each.churned().size()).sum(),
                outcomes.stream().mapToLong(each -> each.people().size()).sum());
    }

    /** G. W. Brier (1950), "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78; empty of nobody. */
    public OptionalDouble brier() {
        long people = all().whole();
        return people == 0 ? OptionalDouble.empty() : OptionalDouble.of(squares / people);
    }

    /** The Brier score of who gives everybody the base rate. */
    public OptionalDouble brierOfBase() {
        OptionalDouble base = all().ratio();
        return base.isEmpty() ? base : OptionalDouble.of(base.getAsDouble() * (1 - base.getAsDouble()));
    }

    /**
     * For each tier the p-value of its share against that of everybody else, corrected for the number of tiers (Holm); empty
     * where there is nothing to compare.
     */
    public List<OptionalDouble> pValues() {
        List<OptionalDouble> single = outcomes.stream()
                .map(each -> Proportions.pValue(others(each), each.share()))
                .toList();
        List<Double> corrected = Corrections.holm(single.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList());
        List<OptionalDouble> all = new ArrayList<>();
        int next = 0;
        for (OptionalDouble each : single) {
            all.add(each.isPresent() ? OptionalDouble.of(corrected.get(next++)) : each);
        }
        return all;
    }

    private Share others(Outcome outcome) {
        return new Share(
                all().part() - outcome.churned().size(),
                all().whole() - outcome.people().size());
    }
}
