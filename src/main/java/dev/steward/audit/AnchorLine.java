package dev.steward.audit;

import dev.steward.definition.JsonFields;
import dev.steward.model.Anchor;
import dev.steward.model.BadDefinition;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An anchor as a line of JSON, and as the details of a checkpoint: the same keys in both. */
public final class AnchorLine {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String HASH = "[0-9a-f]{64}";
    private static final String HEX = "([0-9a-f]{2})+";

    private AnchorLine() {}

    /** As one object without line feeds. */
    public static String of(Anchor anchor) {
        return MAPPER.writeValueAsString(json(anchor));
    }

    /** As the last line of an exported log. */
    public static String closing(Anchor anchor) {
        ObjectNode line = MAPPER.createObjectNode();
        line.set("anchor", json(anchor));
        return MAPPER.writeValueAsString(line);
    }

    private static ObjectNode json(Anchor anchor) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("log", anchor.log());
        json.put("count", anchor.count());
        json.put("hash", anchor.hash());
        json.put("at", time(anchor.at()));
        json.put("key", anchor.key());
        json.put("signature", anchor.signature());
        return json;
    }

    /** Reads either form; empty when it is anything else. */
    static Optional<Anchor> parse(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            JsonNode inner = node.isObject() ? node.get("anchor") : null;
            JsonFields fields = JsonFields.of(inner == null ? node : inner, "");
            Anchor anchor = new Anchor(
                    text(fields, "log", HASH),
                    count(fields),
                    text(fields, "hash", HASH),
                    Instant.parse(text(fields, "at", ".+Z")),
                    text(fields, "key", HEX),
                    text(fields, "signature", HEX));
            fields.done();
            return Optional.of(anchor);
        } catch (JacksonException | Failure | DateTimeException other) {
            return Optional.empty();
        }
    }

    /** What the details of a checkpoint say; empty when they are not those of one. */
    static Optional<Anchor> of(Map<String, Value> details) {
        ObjectNode json = MAPPER.createObjectNode();
        details.forEach((key, value) -> {
            switch (value) {
                case Value.Text text -> json.put(key, text.text());
                case Value.Num num -> json.put(key, num.amount().longValue());
                case Value.Flag flag -> json.put(key, flag.yes());
            }
        });
        return parse(MAPPER.writeValueAsString(json));
    }

    static String time(Instant at) {
        return Line.TIME.format(at);
    }

    private static long count(JsonFields fields) {
        JsonNode node = fields.get("count");
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw wrong(fields, "count");
        }
        return node.asLong();
    }

    private static String text(JsonFields fields, String key, String form) {
        return fields.text(key).filter(text -> text.matches(form)).orElseThrow(() -> wrong(fields, key));
    }

    private static BadDefinition wrong(JsonFields fields, String key) {
        return new BadDefinition("audit-anchor", fields.path(key), "Not what an anchor holds.", "Name another file.");
    }
}
