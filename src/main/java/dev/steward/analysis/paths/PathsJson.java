package dev.steward.analysis.paths;

import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.ScopeJson;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A paths question as a JSON document. */
final class PathsJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS = List.of(
            "kind",
            "session_gap",
            "events",
            "node_property",
            "groupings",
            "exclude_nodes",
            "collapse_repeats",
            "start_at",
            "end_at",
            "max_steps",
            "show_dropoff",
            "max_nodes_per_step",
            "only_step",
            "minimum_count");

    private PathsJson() {}

    static Paths read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        return new Paths(
                ScopeJson.read(fields, WEEK_START),
                DurationJson.read(fields, "session_gap").orElse(Paths.DEFAULT_GAP),
                new Paths.Nodes(
                        fields.texts("events"),
                        properties(fields),
                        fields.texts("groupings"),
                        fields.texts("exclude_nodes"),
                        fields.flag("collapse_repeats", true)),
                new Paths.Cut(
                        fields.text("start_at"),
                        fields.text("end_at"),
                        fields.whole("max_steps", 1).orElse(Paths.DEFAULT_STEPS)),
                new Paths.Shown(
                        fields.flag("show_dropoff", false),
                        whole(fields, "max_nodes_per_step"),
                        whole(fields, "only_step"),
                        fields.whole("minimum_count", 1).orElse(1)));
    }

    private static OptionalInt whole(JsonFields fields, String key) {
        return fields.whole(key, 1).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Map<String, String> properties(JsonFields fields) {
        Map<String, String> properties = new LinkedHashMap<>();
        JsonNode written = fields.get("node_property");
        fields.object("node_property").ifPresent(inner -> {
            if (written != null) {
                for (String event : written.propertyNames()) {
                    properties.put(
                            event,
                            inner.text(event)
                                    .orElseThrow(() -> inner.missing(
                                            event, "Name the property whose values are the nodes of this event.")));
                }
            }
        });
        return properties;
    }

    static ObjectNode write(Paths paths) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", PathsKind.NAME);
        if (!paths.sessionGap().equals(Paths.DEFAULT_GAP)) {
            document.set("session_gap", DurationJson.write(paths.sessionGap()));
        }
        Paths.Nodes nodes = paths.nodes();
        texts(document, "events", nodes.events());
        if (!nodes.property().isEmpty()) {
            ObjectNode properties = document.putObject("node_property");
            nodes.property().forEach(properties::put);
        }
        texts(document, "groupings", nodes.groupings());
        texts(document, "exclude_nodes", nodes.excluded());
        if (!nodes.collapseRepeats()) {
            document.put("collapse_repeats", false);
        }
        paths.cut().startAt().ifPresent(node -> document.put("start_at", node));
        paths.cut().endAt().ifPresent(node -> document.put("end_at", node));
        if (paths.cut().maxSteps() != Paths.DEFAULT_STEPS) {
            document.put("max_steps", paths.cut().maxSteps());
        }
        Paths.Shown shown = paths.shown();
        if (shown.dropoff()) {
            document.put("show_dropoff", true);
        }
        shown.maxNodesPerStep().ifPresent(most -> document.put("max_nodes_per_step", most));
        shown.onlyStep().ifPresent(step -> document.put("only_step", step));
        if (shown.minimumCount() != 1) {
            document.put("minimum_count", shown.minimumCount());
        }
        ScopeJson.write(document, paths.scope(), WEEK_START);
        return document;
    }

    private static void texts(ObjectNode document, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = document.putArray(key);
            texts.forEach(list::add);
        }
    }
}
