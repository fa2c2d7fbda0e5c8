package dev.steward.analysis.trends;

import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Statistic;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.WhenJson;
import dev.steward.definition.Words;
import dev.steward.model.Granularity;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A trends question as a JSON document. */
final class TrendsJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS =
            List.of("kind", "period", "series", "formula", "breakdown", "annotations", "type");
    private static final List<String> COURSE_KEYS = List.of("compare", "cumulative", "moving_average");
    private static final List<String> FORECAST_KEYS = List.of("horizon");
    private static final Map<String, Granularity> PERIODS = Words.of(Granularity.class);
    private static final Map<String, Trends.Compare> COMPARES = Words.of(Trends.Compare.class);
    private static final Map<String, Formula.Format> FORMATS = Words.of(Formula.Format.class);
    private static final Map<String, Statistic> STATISTICS = Words.of(Statistic.class);

    private enum Type {
        TREND,
        ANOMALIES,
        FORECAST
    }

    private static final Map<String, Type> TYPES = Words.of(Type.class);

    private TrendsJson() {}

    static Trends read(JsonFields fields) {
        Type type = fields.oneOf("type", TYPES).orElse(Type.TREND);
        List<String> own = switch (type) {
            case TREND -> COURSE_KEYS;
            case ANOMALIES -> List.of();
            case FORECAST -> FORECAST_KEYS;
        };
        fields.only(Stream.of(KEYS, own, ScopeJson.KEYS).flatMap(List::stream).toList());
        fields.need("series", "List what is to be counted, such as [{\"event\": \"login\"}].");
        return new Trends(
                ScopeJson.read(fields, WEEK_START),
                fields.oneOf("period", PERIODS)
                        .orElseThrow(() ->
                                fields.missing("period", "Allowed: " + String.join(", ", PERIODS.keySet()) + ".")),
                fields.objects("series").stream().map(TrendsJson::series).toList(),
                formula(fields),
                fields.object("breakdown").map(TrendsJson::breakdown),
                fields.objects("annotations").stream()
                        .map(TrendsJson::annotation)
                        .toList(),
                switch (type) {
                    case TREND ->
                        new View.Course(
                                fields.oneOf("compare", COMPARES),
                                fields.flag("cumulative", false),
                                number(fields.whole("moving_average", 2)));
                    case ANOMALIES -> new View.Anomalies();
                    case FORECAST -> new View.Forecast(number(fields.whole("horizon", 1)));
                });
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.isPresent() ? OptionalInt.of(given.get()) : OptionalInt.empty();
    }

    private static Trends.Series series(JsonFields fields) {
        List<String> measures = measures();
        String measure = fields.oneOf("measure", words(measures)).orElse("total");
        List<String> own = STATISTICS.containsKey(measure)
                ? List.of("property")
                : measure.equals("active") ? List.of("days") : List.of();
        fields.only(Stream.of(MatcherJson.KEYS, List.of("name", "measure"), own)
                .flatMap(List::stream)
                .toList());
        return new Trends.Series(
                MatcherJson.read(fields),
                measure(fields, measure),
                fields.text("name").filter(name -> !name.isBlank()));
    }

    private static Measure measure(JsonFields fields, String measure) {
        return switch (measure) {
            case "total" -> new Measure.Total();
            case "people" -> new Measure.People();
            case "per_person" -> new Measure.PerPerson();
            case "active" -> new Measure.Active(fields.whole("days", 1).orElse(1));
            default ->
                new Measure.OfNumber(
                        Optional.ofNullable(STATISTICS.get(measure)).orElseThrow(),
                        fields.text("property")
                                .orElseThrow(() -> fields.missing(
                                        "property",
                                        "Name the property whose numbers \"" + measure + "\" is made of.")));
        };
    }

    private static List<String> measures() {
        List<String> all = new ArrayList<>(List.of("total", "people", "per_person", "active"));
        all.addAll(STATISTICS.keySet());
        return all;
    }

    private static Map<String, String> words(List<String> words) {
        Map<String, String> same = new LinkedHashMap<>();
        words.forEach(word -> same.put(word, word));
        return same;
    }

    private static Optional<Formula> formula(JsonFields fields) {
        JsonNode node = fields.get("formula");
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            return fields.text("formula").map(text -> new Formula(text, Optional.empty(), Formula.Format.NUMBER));
        }
        JsonFields inner = JsonFields.of(node, fields.path("formula")).only(List.of("expression", "name", "format"));
        return Optional.of(new Formula(
                inner.text("expression")
                        .orElseThrow(() -> inner.missing("expression", "Write a formula such as \"A / B\".")),
                inner.text("name").filter(name -> !name.isBlank()),
                inner.oneOf("format", FORMATS).orElse(Formula.Format.NUMBER)));
    }

    private static Trends.Breakdown breakdown(JsonFields fields) {
        fields.only(List.of("property", "limit"));
        return new Trends.Breakdown(
                fields.text("property")
                        .orElseThrow(() ->
                                fields.missing("property", "Name the property whose values the numbers are split by.")),
                fields.whole("limit", 1).orElse(Trends.Breakdown.LIMIT));
    }

    private static Trends.Annotation annotation(JsonFields fields) {
        fields.only(List.of("at", "text", "incident"));
        return new Trends.Annotation(
                WhenJson.read(fields, "at")
                        .orElseThrow(() -> fields.missing("at", "Say when it happened, such as \"2024-05-01\".")),
                fields.text("text").orElseThrow(() -> fields.missing("text", "Say what happened.")),
                fields.flag("incident", false));
    }

    static ObjectNode write(Trends trends) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", TrendsKind.NAME)
                .put("period", trends.period().json());
        ArrayNode series = document.putArray("series");
        trends.series().forEach(each -> series.add(write(each)));
        trends.formula().ifPresent(formula -> write(document, formula));
        trends.breakdown()
                .ifPresent(by -> document.putObject("breakdown")
                        .put("property", by.property())
                        .put("limit", by.limit()));
        if (!trends.annotations().isEmpty()) {
            ArrayNode annotations = document.putArray("annotations");
            trends.annotations().forEach(annotation -> write(annotations.addObject(), annotation));
        }
        switch (trends.view()) {
            case View.Course course -> {
                course.compare().ifPresent(compare -> document.put("compare", Words.of(compare)));
                if (course.cumulative()) {
                    document.put("cumulative", true);
                }
                course.movingAverage().ifPresent(periods -> document.put("moving_average", periods));
            }
            case View.Anomalies _ -> document.put("type", Words.of(Type.ANOMALIES));
            case View.Forecast forecast -> {
                document.put("type", Words.of(Type.FORECAST));
                forecast.horizon().ifPresent(periods -> document.put("horizon", periods));
            }
        }
        ScopeJson.write(document, trends.scope(), WEEK_START);
        return document;
    }

    private static ObjectNode write(Trends.Series series) {
        ObjectNode written = MatcherJson.write(series.matcher());
        if (!(series.measure() instanceof Measure.Total)) {
            written.put("measure", word(series.measure()));
        }
        switch (series.measure()) {
            case Measure.OfNumber number -> written.put("property", number.property());
            case Measure.Active active -> written.put("days", active.days());
            case Measure.Total _, Measure.People _, Measure.PerPerson _ -> {}
        }
        series.name().ifPresent(name -> written.put("name", name));
        return written;
    }

    /** The word a document has for a measure. */
    static String word(Measure measure) {
        return switch (measure) {
            case Measure.Total _ -> "total";
            case Measure.People _ -> "people";
            case Measure.PerPerson _ -> "per_person";
            case Measure.Active _ -> "active";
            case Measure.OfNumber number -> Words.of(number.statistic());
        };
    }

    private static void write(ObjectNode document, Formula formula) {
        if (formula.name().isEmpty() && formula.format() == Formula.Format.NUMBER) {
            document.put("formula", formula.text());
            return;
        }
        ObjectNode written = document.putObject("formula").put("expression", formula.text());
        formula.name().ifPresent(name -> written.put("name", name));
        if (formula.format() != Formula.Format.NUMBER) {
            written.put("format", Words.of(formula.format()));
        }
    }

    private static void write(ObjectNode written, Trends.Annotation annotation) {
        written.put("at", WhenJson.write(annotation.at())).put("text", annotation.text());
        if (annotation.incident()) {
            written.put("incident", true);
        }
    }
}
