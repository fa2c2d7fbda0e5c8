package dev.steward.analysis.experiment;

import dev.steward.analysis.experiment.Experiment.Better;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.Experiment.Variants;
import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.ValueJson;
import dev.steward.definition.Words;
import dev.steward.model.BadDefinition;
import dev.steward.model.Value;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An experiment as a JSON document. */
final class ExperimentJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS =
            List.of("kind", "variant", "exposure", "goal", "window", "measure", "better", "confidence");
    private static final Map<String, Better> BETTER = Words.of(Better.class);
    private static final Map<String, Measure> MEASURES =
            Map.of("conversion", new Measure.Conversion(), "events_per_person", new Measure.EventsPerPerson());
    private static final String ALLOWED_MEASURES =
            "Allowed: \"conversion\", \"events_per_person\", {\"sum_of\": property}, {\"mean_of\": property}.";

    private ExperimentJson() {}

    static Experiment read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        String remedy = "Say which property holds the variant, such as {\"property\": \"variant\"}.";
        fields.need("variant", remedy);
        return new Experiment(
                ScopeJson.read(fields, WEEK_START),
                fields.object("variant")
                        .map(ExperimentJson::variants)
                        .orElseThrow(() -> fields.missing("variant", remedy)),
                MatcherJson.need(fields, "exposure"),
                MatcherJson.need(fields, "goal"),
                DurationJson.read(fields, "window").orElse(Experiment.DEFAULT_WINDOW),
                measure(fields),
                fields.oneOf("better", BETTER).orElse(Better.HIGHER),
                number(fields.get("confidence"), fields.path("confidence"), Experiment.DEFAULT_CONFIDENCE));
    }

    private static Variants variants(JsonFields fields) {
        fields.only(List.of("property", "control", "expected"));
        return new Variants(
                fields.text("property")
                        .orElseThrow(() ->
                                fields.missing("property", "Name the property that says which variant a person got.")),
                fields.text("control"),
                expected(fields));
    }

    private static List<Portion> expected(JsonFields fields) {
        JsonNode expected = fields.get("expected");
        if (expected == null) {
            return List.of();
        }
        String path = fields.path("expected");
        JsonFields.of(expected, path);
        List<Portion> portions = new ArrayList<>();
        for (String variant : expected.propertyNames()) {
            portions.add(new Portion(variant, number(expected.get(variant), path + "." + variant, 0)));
        }
        if (portions.isEmpty()) {
            throw new BadDefinition(
                    "bad-split", path, "No variant is named here.", "Write them like {\"A\": 0.5, \"B\": 0.5}.");
        }
        return portions;
    }

    private static double number(@org.jspecify.annotations.Nullable JsonNode node, String path, double otherwise) {
        if (node == null) {
            return otherwise;
        }
        if (!node.isNumber()) {
            throw new BadDefinition(
                    "not-a-number", path, "A number is needed, not " + node + ".", "Write a number such as 0.5.");
        }
        return node.asDouble();
    }

    private static Measure measure(JsonFields fields) {
        JsonNode measure = fields.get("measure");
        if (measure == null) {
            return new Measure.Conversion();
        }
        if (!measure.isObject()) {
            Measure known = measure.isString() ? MEASURES.get(measure.asString()) : null;
            if (known == null) {
                throw new BadDefinition(
                        "unknown-value", fields.path("measure"), measure + " is not known here.", ALLOWED_MEASURES);
            }
            return known;
        }
        JsonFields inner = JsonFields.of(measure, fields.path("measure")).only(List.of("sum_of", "mean_of"));
        if (inner.text("sum_of").isPresent() == inner.text("mean_of").isPresent()) {
            throw new BadDefinition(
                    "unknown-value", fields.path("measure"), "Exactly one measure is needed here.", ALLOWED_MEASURES);
        }
        return inner.text("sum_of")
                .<Measure>map(Measure.SumOf::new)
                .or(() -> inner.text("mean_of").map(Measure.MeanOf::new))
                .orElseThrow();
    }

    static ObjectNode write(Experiment experiment) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", ExperimentKind.NAME);
        writeVariants(document.putObject("variant"), experiment.variants());
        document.set("exposure", MatcherJson.write(experiment.exposure()));
        document.set("goal", MatcherJson.write(experiment.goal()));
        if (!experiment.window().equals(Experiment.DEFAULT_WINDOW)) {
            document.set("window", DurationJson.write(experiment.window()));
        }
        switch (experiment.measure()) {
            case Measure.Conversion _ -> {}
            case Measure.EventsPerPerson _ -> document.put("measure", "events_per_person");
            case Measure.SumOf(String property) -> document.putObject("measure").put("sum_of", property);
            case Measure.MeanOf(String property) ->
                document.putObject("measure").put("mean_of", property);
        }
        if (experiment.better() != Better.HIGHER) {
            document.put("better", Words.of(experiment.better()));
        }
        if (experiment.confidence() != Experiment.DEFAULT_CONFIDENCE) {
            document.put("confidence", experiment.confidence());
        }
        ScopeJson.write(document, experiment.scope(), WEEK_START);
        return document;
    }

    private static void writeVariants(ObjectNode into, Variants variants) {
        into.put("property", variants.property());
        variants.control().ifPresent(control -> into.put("control", control));
        if (!variants.expected().isEmpty()) {
            ObjectNode expected = into.putObject("expected");
            variants.expected()
                    .forEach(portion -> expected.set(portion.variant(), ValueJson.write(Value.of(portion.share()))));
        }
    }
}
