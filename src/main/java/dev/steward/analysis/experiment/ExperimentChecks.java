package dev.steward.analysis.experiment;

import dev.steward.analysis.Windows;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.Experiment.Variants;
import dev.steward.model.BadDefinition;
import java.time.Duration;
import java.util.List;

/** What an experiment cannot mean. */
final class ExperimentChecks {
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double MOST_CONFIDENCE = 0.9999;

    private ExperimentChecks() {}

    static void check(Variants variants, Duration window, Measure measure, double confidence) {
        if (variants.property().isEmpty()) {
            throw noProperty("variant.property", "Name the property that says which variant a person got.");
        }
        if (measure.amount().filter(String::isEmpty).isPresent()) {
            throw noProperty("measure", "Name the property whose numbers are measured.");
        }
        if (variants.control().filter(String::isEmpty).isPresent()) {
            throw new BadDefinition(
                    "no-control",
                    "variant.control",
                    "A variant's name is needed.",
                    "Name the control, or leave it out.");
        }
        Windows.check("window", window);
        if (!(confidence >= LEAST_CONFIDENCE && confidence <= MOST_CONFIDENCE)) {
            throw new BadDefinition(
                    "out-of-range",
                    "confidence",
                    confidence + " is out of range.",
                    "Allowed: " + LEAST_CONFIDENCE + " to " + MOST_CONFIDENCE + ", such as 0.95.");
        }
        if (!variants.expected().isEmpty()) {
            checkExpected(variants);
        }
    }

    private static void checkExpected(Variants variants) {
        List<String> names = variants.expected().stream().map(Portion::variant).toList();
        if (names.size() < 2 || names.stream().distinct().count() < names.size() || names.contains("")) {
            throw new BadDefinition(
                    "bad-split",
                    "variant.expected",
                    "At least two different variants are needed, each with its share of people.",
                    "Write them like {\"A\": 0.5, \"B\": 0.5}, or leave \"expected\" out.");
        }
        for (Portion portion : variants.expected()) {
            if (!(portion.share() > 0) || Double.isInfinite(portion.share())) {
                throw new BadDefinition(
                        "bad-split",
                        "variant.expected." + portion.variant(),
                        "A share is a number above 0, not " + portion.share() + ".",
                        "Leave a variant out that nobody should get.");
            }
        }
        variants.control().filter(control -> !names.contains(control)).ifPresent(control -> {
            throw new BadDefinition(
                    "unknown-value",
                    "variant.control",
                    "\"" + control + "\" is none of the expected variants.",
                    "Allowed: " + String.join(", ", names) + ".");
        });
    }

    private static BadDefinition noProperty(String path, String remedy) {
        return new BadDefinition("no-property", path, "A property's name is needed.", remedy);
    }
}
