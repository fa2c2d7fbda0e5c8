package dev.steward.definition;

import dev.steward.model.BadDefinition;
import dev.steward.model.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A strict look at one object of a JSON document. It remembers which keys were asked for; {@link #done()} then refuses
 * the others by name. Every complaint says where in the document it is.
 */
public final class JsonFields {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode object;
    private final String path;
    private final TreeSet<String> asked = new TreeSet<>();

    private JsonFields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** Reads a text that must hold one JSON object. */
    public static JsonFields parse(String json) {
        try {
            return of(MAPPER.readTree(json), "");
        } catch (JacksonException broken) {
            throw new BadDefinition(
                    "not-json",
                    "",
                    "This is not JSON: " + broken.getOriginalMessage() + place(broken.getLocation()) + ".",
                    "Mend the document there; docs/definitions.md shows the form.");
        }
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    public static JsonFields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new BadDefinition(
                    "not-an-object", path, "An object { … } is needed here.", "Write an object with named keys.");
        }
        return new JsonFields(node, path);
    }

    /** Refuses every key but these, before anything is read: a misspelt key is named as such, not as a missing one. */
    public JsonFields only(List<String> keys) {
        asked.addAll(keys);
        done();
        return this;
    }

    /** Where in the document this object stands; empty for the whole document. */
    public String path() {
        return path;
    }

    /** The value of a key; null when it is absent or JSON null. */
    public @Nullable JsonNode get(String key) {
        asked.add(key);
        JsonNode value = object.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** The value of a key that must be there. */
    public JsonNode need(String key, String remedy) {
        JsonNode value = get(key);
        if (value == null) {
            throw missing(key, remedy);
        }
        return value;
    }

    public BadDefinition missing(String key, String remedy) {
        return new BadDefinition("missing-key", path, "The key \"" + key + "\" is needed here.", remedy);
    }

    /** Whether the key is written down, even as null. */
    public boolean has(String key) {
        asked.add(key);
        return object.has(key);
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public Optional<String> text(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new BadDefinition("not-text", path(key), "A text is needed, not " + value + ".", "Put it in quotes.");
        }
        return Optional.of(value.asString());
    }

    public boolean flag(String key, boolean otherwise) {
        JsonNode value = get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new BadDefinition(
                    "not-yes-no", path(key), "true or false is needed, not " + value + ".", "Write true or false.");
        }
        return value.asBoolean();
    }

    /** A whole number of at least {@code least}; empty when the key is absent. */
    public Optional<Integer> whole(String key, int least) {
        JsonNode value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isNumber()
                || value.decimalValue().stripTrailingZeros().scale() > 0
                || !value.canConvertToInt()
                || value.asInt() < least) {
            throw new BadDefinition(
                    "not-a-count",
                    path(key),
                    "A whole number of at least " + least + " is needed, not " + value + ".",
                    "Choose a number from " + least + " up.");
        }
        return Optional.of(value.asInt());
    }

    /** One of the given words; empty when the key is absent. */
    public <T> Optional<T> oneOf(String key, Map<String, T> words) {
        return text(key).map(word -> {
            T meant = words.get(word);
            if (meant == null) {
                throw new BadDefinition(
                        "unknown-value",
                        path(key),
                        "\"" + word + "\" is not known here"
                                + Suggest.nearest(word, words.keySet())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Allowed: " + String.join(", ", words.keySet()) + ".");
            }
            return meant;
        });
    }

    public Optional<JsonFields> object(String key) {
        JsonNode value = get(key);
        return value == null ? Optional.empty() : Optional.of(of(value, path(key)));
    }

    /** The objects of a list; empty when the key is absent. */
    public List<JsonFields> objects(String key) {
        List<JsonFields> found = new ArrayList<>();
        List<JsonNode> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            found.add(of(items.get(i), path(key) + "[" + i + "]"));
        }
        return found;
    }

    public List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        List<JsonNode> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            if (!item.isString()) {
                throw new BadDefinition(
                        "not-text",
                        path(key) + "[" + i + "]",
                        "A text is needed, not " + item + ".",
                        "Put it in quotes.");
            }
            found.add(item.asString());
        }
        return found;
    }

    /** The items of a list; empty when the key is absent. */
    public List<JsonNode> items(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new BadDefinition(
                    "not-a-list",
                    path(key),
                    "A list [ … ] is needed, not " + value + ".",
                    "Put it in square brackets.");
        }
        return List.copyOf(value.values());
    }

    /** The same object, nothing asked of it yet, with one key set to a text, as if the document said so. */
    public JsonFields with(String key, String text) {
        ObjectNode changed = (ObjectNode) object.deepCopy();
        changed.put(key, text);
        return new JsonFields(changed, path);
    }

    /** Refuses every key nobody asked for; call it last. */
    public void done() {
        for (String key : object.propertyNames()) {
            if (!asked.contains(key)) {
                throw new BadDefinition(
                        "unknown-key",
                        path,
                        "The key \"" + key + "\" is not known here"
                                + Suggest.nearest(key, asked)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Allowed: " + String.join(", ", asked) + ".");
            }
        }
    }
}
