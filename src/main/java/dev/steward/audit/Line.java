package dev.steward.audit;

import dev.steward.definition.JsonFields;
import dev.steward.model.BadDefinition;
import dev.steward.model.Failure;
import dev.steward.model.Value;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One line of a segment: an entry with its hashes, as JSON. Hashes are 64 lower-case hex digits. */
record Line(
        long sequence,
        Instant time,
        String action,
        Optional<Salted> salted,
        String commitment,
        String previous,
        String hash) {
    /** A payload with the salt (hex) of its commitment; both go together when it is redacted. */
    record Salted(String salt, Recorded.Payload payload) {}

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The line that follows {@code head}. */
    static Line after(Head head, Instant now, Entry entry, String salt) {
        Recorded.Payload payload = new Recorded.Payload(entry.person(), entry.subject(), entry.details());
        Instant time = now.truncatedTo(ChronoUnit.MICROS);
        String commitment = Hashes.commitment(salt, payload);
        long sequence = head.count() + 1;
        String hash = Hashes.entry(sequence, time, entry.action(), commitment, head.hash());
        return new Line(
                sequence, time, entry.action(), Optional.of(new Salted(salt, payload)), commitment, head.hash(), hash);
    }

    /** Whether the hash is that of the rest of the line. */
    boolean hashHolds() {
        return hash.equals(Hashes.entry(sequence, time, action, commitment, previous));
    }

    /** Whether the payload, unless redacted, is the one committed to. */
    boolean payloadHolds() {
        return salted.map(kept -> commitment.equals(Hashes.commitment(kept.salt(), kept.payload())))
                .orElse(true);
    }

    boolean follows(Head head) {
        return sequence == head.count() + 1 && previous.equals(head.hash());
    }

    Head head() {
        return new Head(sequence, hash);
    }

    Recorded recorded(Optional<Instant> before) {
        return new Recorded(
                sequence,
                time,
                action,
                salted.map(Salted::payload),
                hash,
                before.map(time::isBefore).orElse(false));
    }

    /** The line with its line feed. */
    byte[] bytes() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("sequence", sequence);
        json.put("time", TIME.format(time));
        json.put("action", action);
        salted.ifPresentOrElse(kept -> json.set("payload", json(kept)), () -> json.putNull("payload"));
        json.put("commitment", commitment);
        json.put("previous", previous);
        json.put("hash", hash);
        return (MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode json(Salted kept) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("person", kept.payload().person());
        json.put("subject", kept.payload().subject());
        ObjectNode details = json.putObject("details");
        new TreeMap<>(kept.payload().details()).forEach((key, value) -> {
            switch (value) {
                case Value.Text text -> details.put(key, text.text());
                case Value.Num num -> details.put(key, num.amount());
                case Value.Flag flag -> details.put(key, flag.yes());
            }
        });
        json.put("salt", kept.salt());
        return json;
    }

    /** Reads what {@link #bytes} writes, in any order of keys; empty when it is anything else. */
    static Optional<Line> parse(byte[] bytes) {
        try {
            JsonFields fields = JsonFields.of(MAPPER.readTree(bytes), "");
            Optional<Salted> salted = fields.object("payload").map(Line::salted);
            Line line = new Line(
                    number(fields),
                    time(fields),
                    text(fields, "action"),
                    salted,
                    hash(fields, "commitment"),
                    hash(fields, "previous"),
                    hash(fields, "hash"));
            fields.done();
            return Optional.of(line);
        } catch (JacksonException | Failure | DateTimeException | ArithmeticException other) {
            return Optional.empty();
        }
    }

    private static Salted salted(JsonFields fields) {
        Map<String, Value> details = new HashMap<>();
        JsonNode given = fields.get("details");
        if (given == null || !given.isObject()) {
            throw wrong(fields, "details");
        }
        given.properties().forEach(detail -> details.put(detail.getKey(), value(fields, detail.getValue())));
        Salted salted = new Salted(
                hash(fields, "salt"), new Recorded.Payload(text(fields, "person"), text(fields, "subject"), details));
        fields.done();
        return salted;
    }

    private static Value value(JsonFields fields, JsonNode node) {
        if (node.isString()) {
            return new Value.Text(node.asString());
        }
        if (node.isNumber()) {
            return new Value.Num(node.decimalValue());
        }
        if (node.isBoolean()) {
            return new Value.Flag(node.asBoolean());
        }
        throw wrong(fields, "details");
    }

    private static long number(JsonFields fields) {
        JsonNode node = fields.get("sequence");
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong(fields, "sequence");
        }
        return node.asLong();
    }

    private static Instant time(JsonFields fields) {
        String text = text(fields, "time");
        Instant time = Instant.parse(text);
        if (!TIME.format(time).equals(text)) {
            throw wrong(fields, "time");
        }
        return time;
    }

    private static String hash(JsonFields fields, String key) {
        String text = text(fields, key);
        if (!text.matches("[0-9a-f]{64}")) {
            throw wrong(fields, key);
        }
        return text;
    }

    private static String text(JsonFields fields, String key) {
        return fields.text(key).orElseThrow(() -> wrong(fields, key));
    }

    private static BadDefinition wrong(JsonFields fields, String key) {
        return new BadDefinition("audit-line", fields.path(key), "Not what an entry holds.", "Verify the log.");
    }
}
