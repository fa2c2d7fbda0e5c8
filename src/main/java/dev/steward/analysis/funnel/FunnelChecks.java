package dev.steward.analysis.funnel;

import dev.steward.analysis.Windows;
import dev.steward.model.BadDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a funnel cannot mean. */
final class FunnelChecks {
    private static final int MOST_BINS = 10_000;

    private FunnelChecks() {}

    static void check(
            List<Funnel.Step> steps,
            Funnel.Order order,
            Duration window,
            List<Funnel.Exclusion> exclusions,
            Optional<Funnel.Breakdown> breakdown,
            Funnel.Count count,
            Funnel.View view) {
        checkSteps(steps);
        checkStepWindows(steps, order);
        Windows.check("window", window);
        int last = steps.size();
        for (int i = 0; i < exclusions.size(); i++) {
            checkExclusion(exclusions.get(i), "exclusions[" + i + "]", order, last);
        }
        switch (view) {
            case Funnel.View.Steps _, Funnel.View.Correlation _ -> {}
            case Funnel.View.Trend trend -> checkSpan(trend.fromStep(), trend.toStep(), last);
            case Funnel.View.TimeToConvert times -> {
                checkSpan(times.fromStep(), times.toStep(), last);
                if (times.bins().isPresent()) {
                    checkBetween("bins", times.bins().getAsInt(), 1, MOST_BINS);
                }
            }
        }
        if (breakdown.isPresent()) {
            checkBreakdown(breakdown.get(), view, last);
        }
        if (count == Funnel.Count.CONVERSIONS && !(view instanceof Funnel.View.Steps)) {
            throw new BadDefinition(
                    "not-in-this-type",
                    "count",
                    "Conversions are counted for the type \"steps\" only; the others are about people.",
                    "Leave \"count\" out, or the type.");
        }
    }

    private static void checkSteps(List<Funnel.Step> steps) {
        if (steps.isEmpty()) {
            throw new BadDefinition("no-steps", "steps", "A funnel needs at least one step.", "Add a step.");
        }
        if (steps.getFirst().optional()) {
            throw new BadDefinition(
                    "optional-start",
                    "steps[0].optional",
                    "The first step cannot be optional: it starts every attempt.",
                    "Make another step the first, or this one required.");
        }
    }

    private static void checkStepWindows(List<Funnel.Step> steps, Funnel.Order order) {
        for (int i = 0; i < steps.size(); i++) {
            Optional<Duration> window = steps.get(i).window();
            if (window.isEmpty()) {
                continue;
            }
            String path = "steps[" + i + "].window";
            if (i == 0) {
                throw new BadDefinition(
                        "window-at-start",
                        path,
                        "The first step cannot have a window of its own: no step comes before it.",
                        "Leave it out, or give it to a later step.");
            }
            if (order == Funnel.Order.UNORDERED) {
                throw new BadDefinition(
                        "not-in-unordered",
                        path,
                        "In an unordered funnel no step is the one before another, so none can have a window of its own.",
                        "Leave it out, or choose another order.");
            }
            Windows.check(path, window.get());
        }
    }

    private static void checkExclusion(Funnel.Exclusion exclusion, String path, Funnel.Order order, int last) {
        if (last == 1) {
            throw new BadDefinition(
                    "nothing-between", path, "A funnel of one step has nothing between its steps.", "Add a step.");
        }
        checkBetween(path + ".after_step", exclusion.afterStep(), 1, last - 1);
        checkBetween(path + ".before_step", exclusion.beforeStep(), exclusion.afterStep() + 1, last);
        boolean whole = exclusion.afterStep() == 1 && exclusion.beforeStep() == last;
        if (order == Funnel.Order.UNORDERED && !whole) {
            throw new BadDefinition(
                    "not-in-unordered",
                    path,
                    "In an unordered funnel an exclusion holds over the whole funnel only.",
                    "Write after_step 1 and before_step " + last + ", or choose another order.");
        }
    }

    private static void checkSpan(int from, int to, int last) {
        checkBetween("from_step", from, 1, last);
        checkBetween("to_step", to, from, last);
    }

    private static void checkBreakdown(Funnel.Breakdown breakdown, Funnel.View view, int last) {
        if (!(view instanceof Funnel.View.Steps)) {
            throw new BadDefinition(
                    "not-in-this-type",
                    "breakdown",
                    "A breakdown is shown for the type \"steps\" only.",
                    "Leave \"breakdown\" out, or the type.");
        }
        if (breakdown.properties().isEmpty() || breakdown.properties().contains("")) {
            throw new BadDefinition(
                    "no-property",
                    "breakdown.properties",
                    "A property's name is needed.",
                    "Name one property or more.");
        }
        if (breakdown.attribution() == Funnel.Attribution.STEP) {
            int step = breakdown
                    .step()
                    .orElseThrow(() -> new BadDefinition(
                            "missing-key",
                            "breakdown",
                            "The key \"step\" is needed here.",
                            "Say which step's event gives the value, from 1."));
            checkBetween("breakdown.step", step, 1, last);
        } else if (breakdown.step().isPresent()) {
            throw new BadDefinition(
                    "not-in-this-type",
                    "breakdown.step",
                    "\"step\" belongs to the attribution \"step\" only.",
                    "Leave it out, or write \"attribution\": \"step\".");
        }
    }

    private static void checkBetween(String path, int given, int least, int most) {
        if (given < least || given > most) {
            throw new BadDefinition(
                    "out-of-range",
                    path,
                    given + " is out of range.",
                    least == most ? "Only " + least + " is allowed here." : "Allowed: " + least + " to " + most + ".");
        }
    }
}
