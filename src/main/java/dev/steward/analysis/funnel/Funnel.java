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

    public record Step(Matcher matcher, boolean optional) {}

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
        FunnelChecks.check(steps, order, window, exclusions, breakdown, view);
    }

    @Override
    public Funnel withScope(Scope other) {
        return new Funnel(other, steps, order, window, ties, strictRepeats, exclusions, breakdown, view);
    }
}
