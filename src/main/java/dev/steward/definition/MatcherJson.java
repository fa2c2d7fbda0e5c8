package dev.steward.definition;

import dev.steward.model.BadDefinition;
import dev.steward.model.Matcher;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Matchers in JSON: {@code {"event": "buy", "where": [conditions]}}; several names in a list, null for any event. */
public final class MatcherJson {
    /** The keys of a matcher, for objects that hold others beside them. */
    public static final List<String> KEYS = List.of("event", "where");

    private MatcherJson() {}

    /** The matcher under a key that must be there. */
    public static Matcher need(JsonFields parent, String key) {
        parent.need(key, "Say which events are meant, such as {\"event\": \"login\"}, or {\"event\": null} for any.");
        return parent.object(key)
                .map(fields -> read(fields.only(KEYS)))
                .orElseThrow(() -> parent.missing(key, "Say which events are meant."));
    }

    /** Reads the keys of a matcher from an object that may hold others. */
    public static Matcher read(JsonFields fields) {
        if (!fields.has("event")) {
            throw fields.missing("event", "Name an event, list several, or write null for any event.");
        }
        JsonNode event = fields.get("event");
        List<String> names;
        if (event == null) {
            names = List.of();
        } else if (event.isArray()) {
            names = fields.texts("event");
            if (names.isEmpty()) {
                throw noName(fields);
            }
        } else {
            names = fields.text("event").stream().toList();
        }
        if (names.contains("")) {
            throw noName(fields);
        }
        return new Matcher(names, ConditionJson.readAll(fields, "where"));
    }

    private static BadDefinition noName(JsonFields fields) {
        return new BadDefinition(
                "no-event",
                fields.path("event"),
                "An event's name is needed.",
                "Name an event, or write null for any event.");
    }

    public static ObjectNode write(Matcher matcher) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        switch (matcher.events().size()) {
            case 0 -> written.putNull("event");
            case 1 -> written.put("event", matcher.events().getFirst());
            default -> {
                ArrayNode names = written.putArray("event");
                matcher.events().forEach(names::add);
            }
        }
        if (!matcher.where().isEmpty()) {
            written.set("where", ConditionJson.writeAll(matcher.where()));
        }
        return written;
    }
}
