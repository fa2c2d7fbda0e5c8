package dev.steward.analysis.funnel;

import dev.steward.journey.JourneyQuery;
import dev.steward.model.Times;
import java.util.List;
import java.util.stream.Stream;

/**
 * A funnel as the inner loops need it. Steps are counted from 0 here. What an attempt is worth is one number:
 * a required step outweighs all optional ones together.
 */
final class Rules {
    final int steps;
    final long windowMicros;
    final Funnel.Order order;
    final boolean tiesAllowed;
    final boolean repeatsIgnored;
    final boolean conversions;
    final List<Funnel.Exclusion> exclusions;
    private final boolean[] optional;
    private final long[] worth;
    private final int[] requiredBefore;
    private final int[] optionalUpTo;
    private final long[] sinceBefore;
    private final boolean paced;

    Rules(Funnel funnel) {
        steps = funnel.steps().size();
        windowMicros = funnel.window().toSeconds() * Times.MICROS_PER_SECOND;
        order = funnel.order();
        tiesAllowed = funnel.ties() == Funnel.Ties.ALLOWED;
        repeatsIgnored = funnel.strictRepeats() == Funnel.StrictRepeats.IGNORED;
        conversions = funnel.count() == Funnel.Count.CONVERSIONS;
        exclusions = funnel.exclusions();
        optional = new boolean[steps];
        worth = new long[steps];
        requiredBefore = new int[steps];
        optionalUpTo = new int[steps + 1];
        sinceBefore = new long[steps];
        paced = funnel.steps().stream().anyMatch(step -> step.window().isPresent());
        int required = -1;
        for (int step = 0; step < steps; step++) {
            optional[step] =
                    order != Funnel.Order.UNORDERED && funnel.steps().get(step).optional();
            worth[step] = optional[step] ? 1 : steps + 1;
            requiredBefore[step] = required;
            optionalUpTo[step + 1] = optionalUpTo[step] + (optional[step] ? 1 : 0);
            sinceBefore[step] = funnel.steps()
                    .get(step)
                    .window()
                    .map(window -> window.toSeconds() * Times.MICROS_PER_SECOND)
                    .orElse(Long.MAX_VALUE);
            required = optional[step] ? required : step;
        }
    }

    static JourneyQuery query(Funnel funnel) {
        return new JourneyQuery(
                funnel.scope().actor(),
                funnel.scope().filters(),
                funnel.scope().range(),
                Stream.concat(
                                funnel.steps().stream().map(Funnel.Step::matcher),
                                funnel.exclusions().stream().map(Funnel.Exclusion::matcher))
                        .toList(),
                funnel.breakdown().map(Funnel.Breakdown::properties).orElse(List.of()),
                funnel.order() == Funnel.Order.STRICT || funnel.view() instanceof Funnel.View.Correlation);
    }

    /** Where the exclusions' matchers begin in the query. */
    int matcherOfExclusion(int exclusion) {
        return steps + exclusion;
    }

    boolean optional(int step) {
        return optional[step];
    }

    /** Whether some step has a window of its own. */
    boolean paced() {
        return paced;
    }

    /** How long after the reached step before it the step may come, in microseconds. */
    long sinceBefore(int step) {
        return sinceBefore[step];
    }

    /** How many optional steps there are. */
    int optionals() {
        return optionalUpTo[steps];
    }

    /** What reaching the step adds to an attempt. */
    long worth(int step) {
        return worth[step];
    }

    /** The nearest required step before; -1 for the first step. From it up to {@code step - 1} the step can be entered. */
    int requiredBefore(int step) {
        return requiredBefore[step];
    }

    /** How many optional steps lie in (after, upTo]. */
    int optionalIn(int after, int upTo) {
        return optionalUpTo[upTo + 1] - optionalUpTo[after + 1];
    }

    /** What an attempt that reaches every step is worth. */
    long perfect() {
        long sum = 0;
        for (long each : worth) {
            sum += each;
        }
        return sum;
    }

    /** Whether an attempt of that worth reaches every required step. */
    boolean complete(long score) {
        int required = steps - optionals();
        return score >= (long) required * (steps + 1);
    }
}
