package dev.steward.analysis.funnel;

import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.Words;
import dev.steward.model.BadDefinition;
import dev.steward.model.Granularity;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A funnel as a JSON document. */
final class FunnelJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final Granularity TREND_BY = Granularity.DAY;
    private static final List<String> KEYS = List.of(
            "kind", "type", "steps", "order", "window", "ties", "strict_repeats", "exclusions", "breakdown", "count");

    private enum Type {
        STEPS(),
        TREND("granularity", "from_step", "to_step"),
        TIME_TO_CONVERT("from_step", "to_step", "bins"),
        CORRELATION();

        final List<String> keys;

        Type(String... keys) {
            this.keys = List.of(keys);
        }
    }

    private static final Map<String, Type> TYPES = Words.of(Type.class);
    private static final Map<String, Funnel.Order> ORDERS = Words.of(Funnel.Order.class);
    private static final Map<String, Funnel.Ties> TIES = Words.of(Funnel.Ties.class);
    private static final Map<String, Funnel.StrictRepeats> REPEATS = Words.of(Funnel.StrictRepeats.class);
    private static final Map<String, Funnel.Attribution> ATTRIBUTIONS = Words.of(Funnel.Attribution.class);
    private static final Map<String, Funnel.Count> COUNTS = Words.of(Funnel.Count.class);
    private static final Map<String, Granularity> GRANULARITIES = Words.of(Granularity.class);

    private FunnelJson() {}

    static Funnel read(JsonFields fields) {
        if (fields.has("stages")) {
            return StagesJson.read(fields);
        }
        Type type = fields.oneOf("type", TYPES).orElse(Type.STEPS);
        fields.only(
                Stream.of(KEYS, ScopeJson.KEYS, type.keys).flatMap(List::stream).toList());
        fields.need("steps", "List the steps, such as [{\"event\": \"register\"}, {\"event\": \"buy\"}].");
        List<Funnel.Step> steps = steps(fields);
        return new Funnel(
                ScopeJson.read(fields, WEEK_START),
                steps,
                fields.oneOf("order", ORDERS).orElse(Funnel.Order.ORDERED),
                DurationJson.read(fields, "window").orElse(Funnel.DEFAULT_WINDOW),
                fields.oneOf("ties", TIES).orElse(Funnel.Ties.ALLOWED),
                fields.oneOf("strict_repeats", REPEATS).orElse(Funnel.StrictRepeats.BREAK),
                exclusions(fields, steps.size()),
                fields.object("breakdown").map(FunnelJson::breakdown),
                fields.oneOf("count", COUNTS).orElse(Funnel.Count.PEOPLE),
                view(fields, type, steps.size()));
    }

    private static List<Funnel.Step> steps(JsonFields fields) {
        List<Funnel.Step> steps = new ArrayList<>();
        for (JsonFields step : fields.objects("steps")) {
            step.only(List.of("event", "where", "optional", "window"));
            steps.add(new Funnel.Step(
                    MatcherJson.read(step), step.flag("optional", false), DurationJson.read(step, "window")));
        }
        if (steps.isEmpty()) {
            throw new BadDefinition("no-steps", "steps", "A funnel needs at least one step.", "Add a step.");
        }
        return steps;
    }

    private static List<Funnel.Exclusion> exclusions(JsonFields fields, int lastStep) {
        List<Funnel.Exclusion> exclusions = new ArrayList<>();
        for (JsonFields exclusion : fields.objects("exclusions")) {
            exclusion.only(List.of("event", "where", "after_step", "before_step"));
            exclusions.add(new Funnel.Exclusion(
                    MatcherJson.read(exclusion),
                    exclusion.whole("after_step", 1).orElse(1),
                    exclusion.whole("before_step", 1).orElse(lastStep)));
        }
        return exclusions;
    }

    private static Funnel.Breakdown breakdown(JsonFields fields) {
        fields.only(List.of("properties", "attribution", "step"));
        fields.need("properties", "List the properties whose values make the groups.");
        return new Funnel.Breakdown(
                fields.texts("properties"),
                fields.oneOf("attribution", ATTRIBUTIONS).orElse(Funnel.Attribution.FIRST_TOUCH),
                number(fields.whole("step", 1)));
    }

    private static Funnel.View view(JsonFields fields, Type type, int lastStep) {
        return switch (type) {
            case STEPS -> new Funnel.View.Steps();
            case CORRELATION -> new Funnel.View.Correlation();
            case TREND ->
                new Funnel.View.Trend(
                        fields.oneOf("granularity", GRANULARITIES).orElse(TREND_BY),
                        fields.whole("from_step", 1).orElse(1),
                        fields.whole("to_step", 1).orElse(lastStep));
            case TIME_TO_CONVERT ->
                new Funnel.View.TimeToConvert(
                        fields.whole("from_step", 1).orElse(1),
                        fields.whole("to_step", 1).orElse(lastStep),
                        number(fields.whole("bins", 1)));
        };
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.isPresent() ? OptionalInt.of(given.get()) : OptionalInt.empty();
    }

    static ObjectNode write(Funnel funnel) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", FunnelKind.NAME);
        writeView(document, funnel);
        ArrayNode steps = document.putArray("steps");
        for (Funnel.Step step : funnel.steps()) {
            ObjectNode written = MatcherJson.write(step.matcher());
            if (step.optional()) {
                written.put("optional", true);
            }
            step.window().ifPresent(window -> written.set("window", DurationJson.write(window)));
            steps.add(written);
        }
        if (funnel.order() != Funnel.Order.ORDERED) {
            document.put("order", Words.of(funnel.order()));
        }
        if (!funnel.window().equals(Funnel.DEFAULT_WINDOW)) {
            document.set("window", DurationJson.write(funnel.window()));
        }
        if (funnel.ties() != Funnel.Ties.ALLOWED) {
            document.put("ties", Words.of(funnel.ties()));
        }
        if (funnel.strictRepeats() != Funnel.StrictRepeats.BREAK) {
            document.put("strict_repeats", Words.of(funnel.strictRepeats()));
        }
        writeExclusions(document, funnel);
        funnel.breakdown().ifPresent(breakdown -> writeBreakdown(document.putObject("breakdown"), breakdown));
        if (funnel.count() != Funnel.Count.PEOPLE) {
            document.put("count", Words.of(funnel.count()));
        }
        ScopeJson.write(document, funnel.scope(), WEEK_START);
        return document;
    }

    private static void writeView(ObjectNode document, Funnel funnel) {
        int lastStep = funnel.steps().size();
        switch (funnel.view()) {
            case Funnel.View.Steps _ -> {}
            case Funnel.View.Correlation _ -> document.put("type", Words.of(Type.CORRELATION));
            case Funnel.View.Trend trend -> {
                document.put("type", Words.of(Type.TREND));
                if (trend.granularity() != TREND_BY) {
                    document.put("granularity", trend.granularity().json());
                }
                writeSpan(document, trend.fromStep(), trend.toStep(), lastStep);
            }
            case Funnel.View.TimeToConvert times -> {
                document.put("type", Words.of(Type.TIME_TO_CONVERT));
                writeSpan(document, times.fromStep(), times.toStep(), lastStep);
                times.bins().ifPresent(bins -> document.put("bins", bins));
            }
        }
    }

    private static void writeSpan(ObjectNode document, int from, int to, int lastStep) {
        if (from != 1) {
            document.put("from_step", from);
        }
        if (to != lastStep) {
            document.put("to_step", to);
        }
    }

    private static void writeExclusions(ObjectNode document, Funnel funnel) {
        if (funnel.exclusions().isEmpty()) {
            return;
        }
        ArrayNode exclusions = document.putArray("exclusions");
        for (Funnel.Exclusion exclusion : funnel.exclusions()) {
            exclusions.add(MatcherJson.write(exclusion.matcher())
                    .put("after_step", exclusion.afterStep())
                    .put("before_step", exclusion.beforeStep()));
        }
    }

    private static void writeBreakdown(ObjectNode written, Funnel.Breakdown breakdown) {
        ArrayNode properties = written.putArray("properties");
        breakdown.properties().forEach(properties::add);
        if (breakdown.attribution() != Funnel.Attribution.FIRST_TOUCH) {
            written.put("attribution", Words.of(breakdown.attribution()));
        }
        breakdown.step().ifPresent(step -> written.put("step", step));
    }
}
