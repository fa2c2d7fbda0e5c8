package dev.steward.analysis.experiment;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether people who got one variant of something do better than those who got another. docs/definitions.md, "Experiment".
 *
 * @param exposure what puts somebody into the experiment, when it carries the variant
 * @param goal what is to be reached within the window after the first exposure
 * @param window from the first exposure, both ends inclusive, absolute seconds
 * @param better whether more of what is measured is to be wished for
 * @param confidence of intervals and verdicts, such as 0.95
 * @throws dev.steward.model.BadDefinition when it cannot be meant
 */
public record Experiment(
        Scope scope,
        Variants variants,
        Matcher exposure,
        Matcher goal,
        Duration window,
        Measure measure,
        Better better,
        double confidence)
        implements Question {

    public static final Duration DEFAULT_WINDOW = Duration.ofDays(14);
    public static final double DEFAULT_CONFIDENCE = 0.95;

    /**
     * What tells who got what.
     *
     * @param property the property of the exposure that holds the variant's name
     * @param control what the others are compared with; empty: the variant called "control", else the first by name
     * @param expected the only variants there are, with the share of people each should get; empty: all, in equal parts
     */
    public record Variants(String property, Optional<String> control, List<Portion> expected) {
        public Variants {
            expected = List.copyOf(expected);
        }
    }

    /** A variant and its share, in whatever unit: 0.5 and 0.5 are the same as 1 and 1. */
    public record Portion(String variant, double share) {}

    /** What is measured of each person. */
    public sealed interface Measure {
        /** Whether they reach the goal. */
        record Conversion() implements Measure {}

        /** How often they reach it. */
        record EventsPerPerson() implements Measure {}

        /** The sum of a property over their goal events, 0 for those without. */
        record SumOf(String property) implements Measure {}

        /** The mean of a property over their goal events; people without one are left out. */
        record MeanOf(String property) implements Measure {}

        /** The property whose numbers it needs of the goal events. */
        default Optional<String> amount() {
            return switch (this) {
                case Conversion _, EventsPerPerson _ -> Optional.empty();
                case SumOf(String property) -> Optional.of(property);
                case MeanOf(String property) -> Optional.of(property);
            };
        }
    }

    public enum Better {
        HIGHER,
        LOWER
    }

    public Experiment {
        ExperimentChecks.check(variants, window, measure, confidence);
    }

    @Override
    public Experiment withScope(Scope other) {
        return new Experiment(other, variants, exposure, goal, window, measure, better, confidence);
    }

    public Experiment withVariants(Variants other) {
        return new Experiment(scope, other, exposure, goal, window, measure, better, confidence);
    }

    public Experiment withExposure(Matcher other) {
        return new Experiment(scope, variants, other, goal, window, measure, better, confidence);
    }

    public Experiment withGoal(Matcher other) {
        return new Experiment(scope, variants, exposure, other, window, measure, better, confidence);
    }

    public Experiment withWindow(Duration other) {
        return new Experiment(scope, variants, exposure, goal, other, measure, better, confidence);
    }

    public Experiment withMeasure(Measure other) {
        return new Experiment(scope, variants, exposure, goal, window, other, better, confidence);
    }

    public Experiment withBetter(Better other) {
        return new Experiment(scope, variants, exposure, goal, window, measure, other, confidence);
    }

    public Experiment withConfidence(double other) {
        return new Experiment(scope, variants, exposure, goal, window, measure, better, other);
    }
}
