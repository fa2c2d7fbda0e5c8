package dev.steward.workspace;

import dev.steward.definition.JsonFields;
import dev.steward.model.BadDefinition;
import dev.steward.model.BadInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the workspace's things stand in their files. */
final class Forms {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = new JsonMapper();

    private Forms() {}

    static final class Definitions implements Shelf.Form<SavedDefinition> {
        @Override
        public String name(SavedDefinition saved) {
            return saved.name();
        }

        @Override
        public String write(SavedDefinition saved) {
            ObjectNode json = start();
            json.put("name", saved.name());
            json.put("saved", saved.saved().toString());
            json.put("definition", saved.json());
            return text(json);
        }

        @Override
        public SavedDefinition read(String json) {
            JsonFields fields = fields(json);
            SavedDefinition saved =
                    new SavedDefinition(text(fields, "name"), text(fields, "definition"), instant(fields, "saved"));
            fields.done();
            return saved;
        }
    }

    static final class Sources implements Shelf.Form<RecentSource> {
        @Override
        public String name(RecentSource source) {
            return source.path().toString();
        }

        @Override
        public String write(RecentSource source) {
            ObjectNode json = start();
            json.put("path", source.path().toString());
            json.put("opened", source.opened().toString());
            source.mapping().ifPresent(mapping -> json.put("mapping", mapping));
            return text(json);
        }

        @Override
        public RecentSource read(String json) {
            JsonFields fields = fields(json);
            Optional<String> mapping = fields.text("mapping");
            RecentSource source = new RecentSource(path(fields, "path"), instant(fields, "opened"), mapping);
            fields.done();
            return source;
        }
    }

    static final class Segments implements Shelf.Form<SavedSegment> {
        @Override
        public String name(SavedSegment segment) {
            return segment.name();
        }

        @Override
        public String write(SavedSegment segment) {
            ObjectNode json = start();
            json.put("name", segment.name());
            json.put("description", segment.description());
            json.put("created", segment.created().toString());
            json.put("source", segment.source());
            switch (segment.content()) {
                case SavedSegment.Listed listed -> {
                    ArrayNode people = json.putArray("people");
                    listed.people().forEach(people::add);
                }
                case SavedSegment.Defined defined -> json.put("definition", defined.definition());
            }
            return text(json);
        }

        @Override
        public SavedSegment read(String json) {
            JsonFields fields = fields(json);
            SavedSegment segment = new SavedSegment(
                    text(fields, "name"),
                    text(fields, "description"),
                    instant(fields, "created"),
                    text(fields, "source"),
                    content(fields));
            fields.done();
            return segment;
        }
    }

    private static SavedSegment.Content content(JsonFields fields) {
        List<String> people = fields.texts("people");
        return fields.text("definition")
                .<SavedSegment.Content>map(SavedSegment.Defined::new)
                .orElseGet(() -> new SavedSegment.Listed(people));
    }

    static ObjectNode start() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", VERSION);
        return json;
    }

    static String text(ObjectNode json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    static JsonFields fields(String json) {
        JsonFields fields = JsonFields.parse(json);
        int version = fields.whole("version", 1).orElse(VERSION);
        if (version > VERSION) {
            throw new BadInput(
                    "workspace.newer",
                    "This is of version " + version + "; this Steward knows version " + VERSION + ".",
                    "Use the newer Steward for it.");
        }
        return fields;
    }

    static String text(JsonFields fields, String key) {
        return fields.text(key)
                .orElseThrow(() -> new BadDefinition(
                        "missing", fields.path(key), "This is missing.", "Restore the file, or delete it."));
    }

    private static Path path(JsonFields fields, String key) {
        String text = text(fields, key);
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new BadDefinition(
                    "not-a-path", fields.path(key), "\"" + text + "\" is no path.", "Restore the file, or delete it.");
        }
    }

    private static Instant instant(JsonFields fields, String key) {
        String text = text(fields, key);
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new BadDefinition(
                    "not-a-time", fields.path(key), "\"" + text + "\" is no time.", "Restore the file, or delete it.");
        }
    }
}
