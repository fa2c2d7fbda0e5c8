package dev.steward.analysis.experiment;

import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.ExperimentResult.Arm;
import dev.steward.analysis.statistics.Difference;
import dev.steward.analysis.statistics.Interval;
import dev.steward.analysis.statistics.SampleRatio;
import dev.steward.analysis.statistics.Verdict;
import dev.steward.journey.People;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An experiment's result as a document. */
final class ExperimentResultJson {
    private ExperimentResultJson() {}

    static ObjectNode write(Experiment question, ExperimentResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode variants = document.putArray("variants");
        for (int i = 0; i < result.arms().size(); i++) {
            arm(variants.addObject(), question, result.arms().get(i), i == 0);
        }
        document.put("mixed", result.mixed().size());
        names(document, "mixed_users", result.mixed());
        document.put("other", result.other().size());
        names(document, "other_users", result.other());
        result.sampleRatio()
                .ifPresentOrElse(
                        ratio -> sampleRatio(document.putObject("sample_ratio"), question, ratio),
                        () -> document.putNull("sample_ratio"));
        return document;
    }

    private static void arm(ObjectNode into, Experiment question, Arm arm, boolean control) {
        into.put("variant", arm.variant())
                .put("control", control)
                .put("people", arm.people().size());
        names(into, "users", arm.people());
        into.put("converted", arm.converted().size());
        names(into, "converted_users", arm.converted());
        if (question.measure() instanceof Measure.Conversion) {
            number(into, "rate", arm.value());
        } else {
            into.put("measured", arm.moments().count());
            number(into, "mean", arm.value());
            number(into, "deviation", arm.moments().deviation());
        }
        interval(into, "", arm.interval());
        arm.verdict()
                .ifPresentOrElse(
                        verdict -> verdict(into.putObject("difference"), question, verdict),
                        () -> into.putNull("difference"));
    }

    private static void verdict(ObjectNode into, Experiment question, Verdict verdict) {
        Optional<Difference> difference = verdict.difference();
        number(
                into,
                "absolute",
                difference.map(each -> OptionalDouble.of(each.absolute())).orElse(OptionalDouble.empty()));
        interval(into, "", difference.flatMap(Difference::interval));
        number(into, "relative", difference.map(Difference::relative).orElse(OptionalDouble.empty()));
        interval(into, "relative_", difference.flatMap(Difference::relativeInterval));
        number(into, "p_value", difference.map(Difference::pValue).orElse(OptionalDouble.empty()));
        number(into, "p_corrected", verdict.pValue());
        into.put("verdict", ExperimentWords.briefKey(question.better(), verdict.finding()));
        number(into, "detectable", verdict.detectable());
        if (verdict.morePeople().isPresent()) {
            into.put("more_people", verdict.morePeople().getAsLong());
        } else {
            into.putNull("more_people");
        }
    }

    private static void sampleRatio(ObjectNode into, Experiment question, SampleRatio ratio) {
        into.put("p_value", ratio.pValue()).put("mismatch", ratio.mismatch());
        double all = question.variants().expected().stream()
                .mapToDouble(Portion::share)
                .sum();
        if (all > 0) {
            ObjectNode expected = into.putObject("expected");
            question.variants().expected().forEach(portion -> expected.put(portion.variant(), portion.share() / all));
        }
    }

    private static void interval(ObjectNode into, String prefix, Optional<Interval> interval) {
        number(
                into,
                prefix + "low",
                interval.map(each -> OptionalDouble.of(each.low())).orElse(OptionalDouble.empty()));
        number(
                into,
                prefix + "high",
                interval.map(each -> OptionalDouble.of(each.high())).orElse(OptionalDouble.empty()));
    }

    private static void number(ObjectNode into, String key, OptionalDouble value) {
        if (value.isPresent()) {
            into.put(key, value.getAsDouble());
        } else {
            into.putNull(key);
        }
    }

    private static void names(ObjectNode into, String key, People people) {
        ArrayNode names = into.putArray(key);
        people.names().forEach(names::add);
    }
}
