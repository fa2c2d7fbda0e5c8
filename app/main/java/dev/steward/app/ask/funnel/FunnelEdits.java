package dev.steward.app.ask.funnel;

import dev.steward.analysis.funnel.Funnel;
import dev.steward.analysis.funnel.Funnel.View;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The edits of a funnel. Each gives a new, valid funnel: what refers to a step follows it, or goes when the step goes. */
final class FunnelEdits {
    private FunnelEdits() {}

    static Funnel withSteps(Funnel funnel, List<Funnel.Step> steps) {
        List<Funnel.Step> valid = new ArrayList<>(steps);
        // The first step starts every attempt: it cannot be passed over, and there is nothing before it.
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
                funnel.breakdown().map(breakdown -> follow(breakdown, now)),
                funnel.count(),
                follow(funnel.view(), before, now));
    }

    private static Funnel.Breakdown follow(Funnel.Breakdown breakdown, int now) {
        return breakdown.step().isEmpty()
                ? breakdown
                : new Funnel.Breakdown(
                        breakdown.properties(),
                        breakdown.attribution(),
                        OptionalInt.of(Math.min(breakdown.step().getAsInt(), now)));
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

    /** In any order an exclusion can only hold over the whole funnel, and no step has a window of its own. */
    static Funnel withOrder(Funnel funnel, Funnel.Order order) {
        int steps = funnel.steps().size();
        Funnel fitting = funnel.withExclusions(exclusions(funnel.exclusions(), order, steps, steps));
        return order == Funnel.Order.UNORDERED
                ? withSteps(
                                fitting,
                                fitting.steps().stream()
                                        .map(step -> step.withWindow(Optional.empty()))
                                        .toList())
                        .withOrder(order)
                : fitting.withOrder(order);
    }

    /** A breakdown and a count of conversions are shown of the steps only; the other views go without. */
    static Funnel withView(Funnel funnel, View view) {
        return view instanceof View.Steps
                ? funnel.withView(view)
                : funnel.withBreakdown(Optional.empty())
                        .withCount(Funnel.Count.PEOPLE)
                        .withView(view);
    }
}
