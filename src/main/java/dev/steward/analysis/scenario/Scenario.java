package dev.steward.analysis.scenario;

import dev.steward.definition.JsonFields;
import dev.steward.definition.ValueJson;
import dev.steward.model.BadDefinition;
import dev.steward.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A worked example: what a definition must answer over a few events. Keys of the document that are not named here are
 * ignored.
 *
 * @param query the definition, as a document
 * @param expected what must be found in the result; see {@link Comparison}
 */
public record Scenario(String id, String what, List<Event> events, JsonFields query, JsonNode expected) {
    public Scenario {
        events = List.copyOf(events);
    }

    /** One event; its place in the list is its arrival. Properties keep the type they have in JSON. */
    public record Event(String user, String event, Instant at, ObjectNode properties) {
        /** The properties that are set, by name. */
        public Map<String, Value> values() {
            Map<String, Value> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                JsonNode value = property.getValue();
                if (value.isContainer()) {
                    values.put(property.getKey(), Value.of(value.toString()));
                } else if (!value.isNull()) {
                    values.put(property.getKey(), ValueJson.read(value, "properties." + property.getKey()));
                }
            }
            return values;
        }
    }

    /**
     * Reads a scenario.
     *
     * @param name what to call it when it has no {@code id}
     * @throws BadDefinition when it is none
     */
    public static Scenario parse(String json, String name) {
        JsonFields fields = JsonFields.parse(json);
        List<Event> events = new ArrayList<>();
        fields.need("events", "List the events the question is asked of.");
        for (JsonFields event : fields.objects("events")) {
            events.add(event(event));
        }
        fields.need("query", "Write the definition that is asked.");
        return new Scenario(
                fields.text("id").orElse(name),
                fields.text("what").orElse(""),
                events,
                fields.object("query").orElseThrow(),
                fields.need("expected", "Write what the answer must hold."));
    }

    private static Event event(JsonFields fields) {
        JsonNode properties = fields.get("properties");
        return new Event(
                text(fields, "user"),
                text(fields, "event"),
                instant(text(fields, "ts"), fields.path("ts")),
                properties instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    }

    private static String text(JsonFields fields, String key) {
        return fields.text(key)
                .orElseThrow(() -> fields.missing(key, "An event needs \"user\", \"event\" and \"ts\"."));
    }

    private static Instant instant(String text, String path) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new BadDefinition(
                    "bad-time",
                    path,
                    "\"" + text + "\" is not an instant.",
                    "Write a time with its zone, such as 2024-05-01T10:00:00Z.");
        }
    }
}
