package dev.steward.analysis.lifecycle;

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

/** A lifecycle question as a JSON document. */
final class LifecycleJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.MONDAY;
    private static final List<String> KEYS = List.of("kind", "period", "activity");
    private static final Map<String, Granularity> PERIODS = Words.of(Granularity.class);

    private LifecycleJson() {}

    static Lifecycle read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        return new Lifecycle(
                ScopeJson.read(fields, WEEK_START),
                fields.oneOf("period", PERIODS)
                        .orElseThrow(() ->
                                fields.missing("period", "Allowed: " + String.join(", ", PERIODS.keySet()) + ".")),
                MatcherJson.need(fields, "activity"));
    }

    static ObjectNode write(Lifecycle lifecycle) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", LifecycleKind.NAME)
                .put("period", lifecycle.period().json());
        document.set("activity", MatcherJson.write(lifecycle.activity()));
        ScopeJson.write(document, lifecycle.scope(), WEEK_START);
        return document;
    }
}
