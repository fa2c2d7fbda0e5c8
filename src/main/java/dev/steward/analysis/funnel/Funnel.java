package dev.steward.analysis.funnel;

import dev.steward.analysis.Question;
import dev.steward.definition.Scope;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many people get from one step to the next within a time. docs/definitions.md, "Funnel".
 *
 * @param window from the first step, both ends inclusive, absolute seconds
 * @throws dev.steward.model.BadDefinition when it cannot be meant
 */
public record Funnel(
        Scope scope,
        List<Step> steps,
        Order order,
        Duration window,
        Ties ties,
        StrictRepeats strictRepeats,
        List<Exclusion> exclusions,
        Optional<Breakdown> breakdown,
        Count count,
        View view)
        implements Question {

    public enum Order {
        ORDERED,
        STRICT,
        UNORDERED
    }

    public enum Ties {
        ALLOWED,
        STRICTLY_INCREASING
    }

    public enum StrictRepeats {
        BREAK,
        IGNORED
    }

    public enum Attribution {
        FIRST_TOUCH,
        LAST_TOUCH,
        STEP,
        ALL_EVENTS
    }

    /** What a step's number counts: everybody once, or every attempt, taken one after the other. */
    public enum Count {
        PEOPLE,
        CONVERSIONS
    }

    /** @param window the most time since the reached step before, both ends inclusive, absolute seconds; of the first step empty */
    public record Step(Matcher matcher, boolean optional, Optional<Duration> window) {
        public Step(Matcher matcher, boolean optional) {
            this(matcher, optional, Optional.empty());
        }

        public Step withMatcher(Matcher other) {
            return new Step(other, optional, window);
        }

        public Step withOptional(boolean other) {
            return new Step(matcher, other, window);
        }

        public Step withWindow(Optional<Duration> other) {
            return new Step(matcher, optional, other);
        }
    }

    /** Steps are counted from 1. */
    public record Exclusion(Matcher matcher, int afterStep, int beforeStep) {}

    /** {@code step} (from 1) is present for {@link Attribution#STEP} only. */
    public record Breakdown(List<String> properties, Attribution attribution, OptionalInt step) {
        public Breakdown {
            properties = List.copyOf(properties);
        }
    }

    /** What is shown of the funnel: the document's {@code type}. */
    public sealed interface View {
        record Steps() implements View {}

        record Trend(Granularity granularity, int fromStep, int toStep) implements View {}

        /** {@code bins} empty: chosen from the number of conversions. */
        record TimeToConvert(int fromStep, int toStep, OptionalInt bins) implements View {}

        record Correlation() implements View {}
    }

    public static final Duration DEFAULT_WINDOW = Duration.ofDays(14);

    public Funnel {
        steps = List.copyOf(steps);
        exclusions = List.copyOf(exclusions);
        FunnelChecks.check(steps, order, window, exclusions, breakdown, count, view);
    }

    /** Of these steps, with all else as it usually is. */
    public static Funnel of(List<Step> steps) {
        return new Funnel(
                Scope.ALL,
                steps,
                Order.ORDERED,
                DEFAULT_WINDOW,
                Ties.ALLOWED,
                StrictRepeats.BREAK,
                List.of(),
                Optional.empty(),
                Count.PEOPLE,
                new View.Steps());
    }

    @Override
    public Funnel withScope(Scope other) {
        return new Funnel(other, steps, order, window, ties, strictRepeats, exclusions, breakdown, count, view);
    }

    public Funnel withSteps(List<Step> other) {
        return new Funnel(scope, other, order, window, ties, strictRepeats, exclusions, breakdown, count, view);
    }

    public Funnel withOrder(Order other) {
        return new Funnel(scope, steps, other, window, ties, strictRepeats, exclusions, breakdown, count, view);
    }

    public Funnel withWindow(Duration other) {
        return new Funnel(scope, steps, order, other, ties, strictRepeats, exclusions, breakdown, count, view);
    }

    public Funnel withTies(Ties other) {
        return new Funnel(scope, steps, order, window, other, strictRepeats, exclusions, breakdown, count, view);
    }

    public Funnel withStrictRepeats(StrictRepeats other) {
        return new Funnel(scope, steps, order, window, ties, other, exclusions, breakdown, count, view);
    }

    public Funnel withExclusions(List<Exclusion> other) {
        return new Funnel(scope, steps, order, window, ties, strictRepeats, other, breakdown, count, view);
    }

    public Funnel withBreakdown(Optional<Breakdown> other) {
        return new Funnel(scope, steps, order, window, ties, strictRepeats, exclusions, other, count, view);
    }

    public Funnel withCount(Count other) {
        return new Funnel(scope, steps, order, window, ties, strictRepeats, exclusions, breakdown, other, view);
    }

    public Funnel withView(View other) {
        return new Funnel(scope, steps, order, window, ties, strictRepeats, exclusions, breakdown, count, other);
    }
}
