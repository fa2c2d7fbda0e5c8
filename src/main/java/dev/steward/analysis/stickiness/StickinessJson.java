package dev.steward.analysis.stickiness;

import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.Words;
import dev.steward.model.Granularity;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stickiness question as a JSON document. */
final class StickinessJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS = List.of("kind", "period", "activity");
    private static final Map<String, Granularity> PERIODS = Words.of(Granularity.class);

    private StickinessJson() {}

    static Stickiness read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        return new Stickiness(
                ScopeJson.read(fields, WEEK_START),
                fields.oneOf("period", PERIODS)
                        .orElseThrow(() ->
                                fields.missing("period", "Allowed: " + String.join(", ", PERIODS.keySet()) + ".")),
                MatcherJson.need(fields, "activity"));
    }

    static ObjectNode write(Stickiness stickiness) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", StickinessKind.NAME)
                .put("period", stickiness.period().json());
        document.set("activity", MatcherJson.write(stickiness.activity()));
        ScopeJson.write(document, stickiness.scope(), WEEK_START);
        return document;
    }
}
