package dev.steward.analysis.attribution;

import dev.steward.analysis.attribution.Attribution.Count;
import dev.steward.analysis.attribution.Attribution.Touches;
import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.Words;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An attribution as a JSON document. */
final class AttributionJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS = List.of("kind", "conversion", "touches", "window", "half_life", "count");
    private static final Map<String, Count> COUNTS = Words.of(Count.class);
    private static final String TOUCHES =
            "Say which events reach people, and through what, such as {\"event\": \"visit\", \"channel\": \"utm_source\"}.";

    private AttributionJson() {}

    static Attribution read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        fields.need("touches", TOUCHES);
        return new Attribution(
                ScopeJson.read(fields, WEEK_START),
                MatcherJson.need(fields, "conversion"),
                fields.object("touches")
                        .map(AttributionJson::touches)
                        .orElseThrow(() -> fields.missing("touches", TOUCHES)),
                DurationJson.read(fields, "window").orElse(Attribution.DEFAULT_WINDOW),
                DurationJson.read(fields, "half_life").orElse(Attribution.DEFAULT_HALF_LIFE),
                fields.oneOf("count", COUNTS).orElse(Count.EVERY));
    }

    private static Touches touches(JsonFields fields) {
        fields.only(
                Stream.concat(MatcherJson.KEYS.stream(), Stream.of("channel")).toList());
        return new Touches(
                MatcherJson.read(fields),
                fields.text("channel")
                        .orElseThrow(() -> fields.missing(
                                "channel", "Name the property that holds the channel, such as utm_source.")));
    }

    static ObjectNode write(Attribution attribution) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", AttributionKind.NAME);
        document.set("conversion", MatcherJson.write(attribution.conversion()));
        document.set(
                "touches",
                MatcherJson.write(attribution.touches().matcher())
                        .put("channel", attribution.touches().channel()));
        if (!attribution.window().equals(Attribution.DEFAULT_WINDOW)) {
            document.set("window", DurationJson.write(attribution.window()));
        }
        if (!attribution.halfLife().equals(Attribution.DEFAULT_HALF_LIFE)) {
            document.set("half_life", DurationJson.write(attribution.halfLife()));
        }
        if (attribution.count() != Count.EVERY) {
            document.put("count", Words.of(attribution.count()));
        }
        ScopeJson.write(document, attribution.scope(), WEEK_START);
        return document;
    }
}
