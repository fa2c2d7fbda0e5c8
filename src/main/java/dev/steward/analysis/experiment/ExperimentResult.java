package dev.steward.analysis.experiment;

import dev.steward.analysis.Share;
import dev.steward.analysis.statistics.Interval;
import dev.steward.analysis.statistics.Moments;
import dev.steward.analysis.statistics.SampleRatio;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.journey.People;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to an {@link Experiment}.
 *
 * @param arms one a variant, the control first, then by name
 * @param mixed people seen with more than one variant, who are in none of the arms
 * @param other people with another value than the expected variants
 * @param sampleRatio whether the variants got the people they should have got; empty when there are too few to say
 */
public record ExperimentResult(List<Arm> arms, People mixed, People other, Optional<SampleRatio> sampleRatio) {
    public ExperimentResult {
        arms = List.copyOf(arms);
    }

    /**
     * The people of one variant.
     *
     * @param converted those who reached the goal, whatever is measured
     * @param moments of what is measured of each person; none where that is conversion
     * @param value the rate or the mean; empty of nobody
     * @param interval of the value
     * @param verdict on this variant against the control; empty for the control itself
     */
    public record Arm(
            String variant,
            People people,
            People converted,
            Moments moments,
            OptionalDouble value,
            Optional<Interval> interval,
            Optional<Verdict> verdict) {
        public Share rate() {
            return new Share(converted.size(), people.size());
        }
    }
}
