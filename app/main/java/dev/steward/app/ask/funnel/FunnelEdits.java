package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.Funnel.View;
import dev.steward.model.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The edits of a funnel. Each gives a new, valid funnel: what refers to a step follows it, or goes when the step goes. */
final class FunnelEdits {
    private FunnelEdits() {}

    static Funnel withSteps(Funnel funnel, List<Funnel.Step> steps) {
        List<Funnel.Step> valid = new ArrayList<>(steps);
        // The first step starts every attempt: it cannot be passed over.
        valid.set(0, new Funnel.Step(valid.getFirst().matcher(), false));
        int before = funnel.steps().size();
        int now = valid.size();
        return new Funnel(
                funnel.scope(),
                valid,
                funnel.order(),
                funnel.window(),
                funnel.ties(),
                funnel.strictRepeats(),
                exclusions(funnel.exclusions(), funnel.order(), before, now),
                funnel.breakdown()
                        .map(breakdown -> new Funnel.Breakdown(
                                breakdown.properties(),
                                breakdown.attribution(),
                                breakdown.step().isPresent()
                                        ? OptionalInt.of(
                                                Math.min(breakdown.step().getAsInt(), now))
                                        : OptionalInt.empty())),
                follow(funnel.view(), before, now));
    }

    private static View follow(View view, int before, int now) {
        return switch (view) {
            case View.Steps steps -> steps;
            case View.Correlation correlation -> correlation;
            case View.Trend trend -> {
                int to = follow(trend.toStep(), before, now);
                yield new View.Trend(trend.granularity(), Math.min(trend.fromStep(), to), to);
            }
            case View.TimeToConvert time -> {
                int to = follow(time.toStep(), before, now);
                yield new View.TimeToConvert(Math.min(time.fromStep(), to), to, time.bins());
            }
        };
    }

    private static List<Funnel.Exclusion> exclusions(
            List<Funnel.Exclusion> exclusions, Funnel.Order order, int before, int now) {
        boolean whole = order == Funnel.Order.UNORDERED;
        return exclusions.stream()
                .filter(exclusion -> exclusion.afterStep() < now || whole && now > 1)
                .map(exclusion -> new Funnel.Exclusion(
                        exclusion.matcher(),
                        whole ? 1 : exclusion.afterStep(),
                        whole ? now : Math.max(exclusion.afterStep() + 1, follow(exclusion.beforeStep(), before, now))))
                .toList();
    }

    /** What pointed at the last step goes on doing so. */
    private static int follow(int step, int before, int now) {
        return step >= before ? now : Math.min(step, now);
    }

    static Funnel add(Funnel funnel, Matcher matcher) {
        List<Funnel.Step> steps = new ArrayList<>(funnel.steps());
        steps.add(new Funnel.Step(matcher, false));
        return withSteps(funnel, steps);
    }

    /** {@code step} counts from 0; the only step stays. */
    static Funnel remove(Funnel funnel, int step) {
        if (funnel.steps().size() == 1) {
            return funnel;
        }
        List<Funnel.Step> steps = new ArrayList<>(funnel.steps());
        steps.remove(step);
        return withSteps(funnel, steps);
    }

    static Funnel move(Funnel funnel, int from, int to) {
        List<Funnel.Step> steps = new ArrayList<>(funnel.steps());
        steps.add(Math.clamp(to, 0, steps.size() - 1), steps.remove(from));
        return withSteps(funnel, steps);
    }

    static Funnel replace(Funnel funnel, int step, Funnel.Step replacement) {
        List<Funnel.Step> steps = new ArrayList<>(funnel.steps());
        steps.set(step, replacement);
        return withSteps(funnel, steps);
    }

    /** In any order an exclusion can only hold over the whole funnel. */
    static Funnel withOrder(Funnel f, Funnel.Order order) {
        return new Funnel(
                f.scope(),
                f.steps(),
                order,
                f.window(),
                f.ties(),
                f.strictRepeats(),
                exclusions(f.exclusions(), order, f.steps().size(), f.steps().size()),
                f.breakdown(),
                f.view());
    }

    static Funnel withWindow(Funnel f, Duration window) {
        return new Funnel(
                f.scope(),
                f.steps(),
                f.order(),
                window,
                f.ties(),
                f.strictRepeats(),
                f.exclusions(),
                f.breakdown(),
                f.view());
    }

    static Funnel withTies(Funnel f, Funnel.Ties ties) {
        return new Funnel(
                f.scope(),
                f.steps(),
                f.order(),
                f.window(),
                ties,
                f.strictRepeats(),
                f.exclusions(),
                f.breakdown(),
                f.view());
    }

    static Funnel withStrictRepeats(Funnel f, Funnel.StrictRepeats repeats) {
        return new Funnel(
                f.scope(),
                f.steps(),
                f.order(),
                f.window(),
                f.ties(),
                repeats,
                f.exclusions(),
                f.breakdown(),
                f.view());
    }

    static Funnel withExclusions(Funnel f, List<Funnel.Exclusion> exclusions) {
        return new Funnel(
                f.scope(),
                f.steps(),
                f.order(),
                f.window(),
                f.ties(),
                f.strictRepeats(),
                exclusions,
                f.breakdown(),
                f.view());
    }

    static Funnel withBreakdown(Funnel f, Optional<Funnel.Breakdown> breakdown) {
        return new Funnel(
                f.scope(),
                f.steps(),
                f.order(),
                f.window(),
                f.ties(),
                f.strictRepeats(),
                f.exclusions(),
                breakdown,
                f.view());
    }

    /** A breakdown is shown of the steps only; the other views go without. */
    static Funnel withView(Funnel f, View view) {
        return new Funnel(
                f.scope(),
                f.steps(),
                f.order(),
                f.window(),
                f.ties(),
                f.strictRepeats(),
                f.exclusions(),
                view instanceof View.Steps ? f.breakdown() : Optional.empty(),
                view);
    }
}
