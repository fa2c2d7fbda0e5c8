package dev.steward.analysis.churn;

import dev.steward.analysis.Windows;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.model.BadDefinition;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a churn question cannot mean. */
final class ChurnChecks {
    private static final double HEAVIEST = 1e9;

    private ChurnChecks() {}

    static void check(Duration lookback, Duration horizon, List<Factor> factors, Limits limits, int list) {
        Windows.check("lookback", lookback);
        Windows.check("horizon", horizon);
        if (factors.isEmpty()) {
            throw new BadDefinition(
                    "no-factors",
                    "factors",
                    "At least one factor is needed.",
                    "Add one such as {\"name\": \"Engagement\", \"weight\": 1, \"input\": \"active_days\","
                            + " \"best\": 10, \"worst\": 1}.");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < factors.size(); i++) {
            check("factors[" + i + "]", factors.get(i), names);
        }
        check(limits);
        if (list < 0) {
            throw new BadDefinition(
                    "out-of-range", "list", list + " people cannot be listed.", "Choose a number from 0 up.");
        }
    }

    private static void check(String path, Factor factor, Set<String> names) {
        if (factor.name().isBlank()) {
            throw new BadDefinition("no-name", path + ".name", "A factor needs a name.", "Call it what it stands for.");
        }
        if (!names.add(factor.name())) {
            throw new BadDefinition(
                    "twice",
                    path + ".name",
                    "\"" + factor.name() + "\" is the name of two factors.",
                    "Give each factor a name of its own.");
        }
        if (!(factor.weight() > 0 && factor.weight() <= HEAVIEST)) {
            throw new BadDefinition(
                    "out-of-range",
                    path + ".weight",
                    "A weight is a number above 0, not " + factor.weight() + ".",
                    "Choose one such as 40, or leave the factor out.");
        }
        if (factor.input() instanceof Input.Average average
                && average.property().isEmpty()) {
            throw new BadDefinition(
                    "no-property",
                    path + ".input.property",
                    "A property's name is needed.",
                    "Name the property whose numbers are averaged.");
        }
        if (!Double.isFinite(factor.best()) || !Double.isFinite(factor.worst()) || factor.best() == factor.worst()) {
            throw new BadDefinition(
                    "no-scale",
                    path + ".worst",
                    "No risk and full risk cannot be at the same value, " + factor.best() + ".",
                    "Choose two values: \"best\" has risk 0, \"worst\" has risk 100.");
        }
        factor.missing().ifPresent(risk -> {
            if (factor.input().always()) {
                throw new BadDefinition(
                        "no-meaning",
                        path + ".missing",
                        "Here there is always something to measure: no such event counts as 0.",
                        "Leave \"missing\" out.");
            }
            if (!(risk >= 0 && risk <= Churn.MOST)) {
                throw new BadDefinition(
                        "out-of-range",
                        path + ".missing",
                        "A risk lies between 0 and 100; " + risk + " does not.",
                        "Choose one from 0 to 100, or \"skip\" to leave the factor out.");
            }
        });
    }

    private static void check(Limits limits) {
        boolean rising = 0 < limits.medium()
                && limits.medium() < limits.high()
                && limits.high() < limits.critical()
                && limits.critical() <= Churn.MOST;
        if (!rising) {
            throw new BadDefinition(
                    "not-rising",
                    "tiers",
                    "The limits of the tiers are " + limits.medium() + ", " + limits.high() + " and "
                            + limits.critical() + "; they must rise from above 0 to 100 at most.",
                    "Choose limits such as 25, 50 and 75.");
        }
    }
}
