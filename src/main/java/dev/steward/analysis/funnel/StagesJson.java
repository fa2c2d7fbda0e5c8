package dev.steward.analysis.funnel;

import dev.steward.definition.JsonFields;
import dev.steward.definition.ValueJson;
import dev.steward.model.BadDefinition;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The funnel form of the older event store ({@code stages[].order/name/event_type/filter}): read and converted, never
 * written. A filter's keys name properties, with or without {@code properties.} before them; all must be equal.
 */
final class StagesJson {
    private static final String PREFIX = "properties.";

    private StagesJson() {}

    static Funnel read(JsonFields fields) {
        fields.only(List.of(
                "kind", "id", "project_id", "name", "description", "stages", "is_active", "created_at", "updated_at"));
        TreeMap<Integer, Funnel.Step> byOrder = new TreeMap<>();
        for (JsonFields stage : fields.objects("stages")) {
            stage.only(List.of("order", "name", "event_type", "filter"));
            int order = stage.whole("order", 0).orElse(byOrder.isEmpty() ? 1 : byOrder.lastKey() + 1);
            if (byOrder.put(order, step(stage)) != null) {
                throw new BadDefinition(
                        "same-order",
                        stage.path("order"),
                        "Two stages have the order " + order + ".",
                        "Give each stage a number of its own.");
            }
        }
        return Funnel.of(List.copyOf(byOrder.values()));
    }

    private static Funnel.Step step(JsonFields stage) {
        String event = stage.text("event_type")
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> stage.missing("event_type", "Name the stage's event."));
        List<Condition> where = new ArrayList<>();
        JsonNode filter = stage.get("filter");
        if (filter != null) {
            JsonFields.of(filter, stage.path("filter"));
            for (Map.Entry<String, JsonNode> entry : filter.properties()) {
                String key = entry.getKey();
                where.add(new Condition.Property(
                        key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key,
                        Op.EQUALS,
                        List.of(ValueJson.read(entry.getValue(), stage.path("filter") + "." + key))));
            }
        }
        return new Funnel.Step(new Matcher(List.of(event), where), false);
    }
}
