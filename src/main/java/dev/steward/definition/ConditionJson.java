package dev.steward.definition;

import dev.steward.model.BadDefinition;
import dev.steward.model.Condition;
import dev.steward.model.Op;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions in JSON: {@code {"property": "country", "op": "equals", "value": "DE"}} or
 * {@code {"segment": "VIP", "op": "in"}}.
 */
public final class ConditionJson {
    private static final Map<String, Op> OPS = Words.of(Op.class);
    private static final Map<String, Membership> MEMBERSHIPS = Words.of(Membership.class);

    private enum Membership {
        IN,
        NOT_IN
    }

    private ConditionJson() {}

    /** The conditions under a key; none when it is absent. */
    public static List<Condition> readAll(JsonFields parent, String key) {
        List<Condition> found = new ArrayList<>();
        for (JsonFields fields : parent.objects(key)) {
            try {
                found.add(read(fields));
            } catch (BadDefinition bad) {
                throw bad.path().startsWith(fields.path()) ? bad : bad.within(fields.path());
            }
        }
        return found;
    }

    private static Condition read(JsonFields fields) {
        if (fields.has("segment")) {
            fields.only(List.of("segment", "op"));
            return new Condition.InSegment(
                    fields.text("segment").orElse(""),
                    fields.oneOf("op", MEMBERSHIPS).orElse(Membership.IN) == Membership.IN);
        }
        fields.only(List.of("property", "op", "value"));
        String property = fields.text("property")
                .orElseThrow(
                        () -> fields.missing("property", "Name the property that is compared (or a \"segment\")."));
        Op op = fields.oneOf("op", OPS).orElse(Op.EQUALS);
        return new Condition.Property(property, op, values(fields, op));
    }

    private static List<Value> values(JsonFields fields, Op op) {
        return switch (op.arity()) {
            case 0 -> none(fields, op);
            case 1 -> List.of(ValueJson.read(fields.need("value", "Say what to compare with."), fields.path("value")));
            default -> several(fields, op);
        };
    }

    private static List<Value> none(JsonFields fields, Op op) {
        JsonNode value = fields.get("value");
        if (value != null) {
            throw new BadDefinition(
                    "wrong-values",
                    fields.path("value"),
                    op.json() + " takes no value, but " + value + " is given.",
                    "Leave \"value\" out.");
        }
        return List.of();
    }

    private static List<Value> several(JsonFields fields, Op op) {
        fields.need("value", "Give " + op.json() + " a list of values.");
        List<Value> values = new ArrayList<>();
        for (JsonNode item : fields.items("value")) {
            values.add(ValueJson.read(item, fields.path("value") + "[" + values.size() + "]"));
        }
        return values;
    }

    public static ArrayNode writeAll(List<Condition> conditions) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        conditions.forEach(condition -> all.add(write(condition)));
        return all;
    }

    private static ObjectNode write(Condition condition) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        switch (condition) {
            case Condition.InSegment in -> {
                written.put("segment", in.segment());
                written.put("op", in.member() ? "in" : "not_in");
            }
            case Condition.Property is -> {
                written.put("property", is.property());
                written.put("op", is.op().json());
                if (is.op().arity() == 1) {
                    written.set("value", ValueJson.write(is.values().getFirst()));
                } else if (is.op().arity() != 0) {
                    ArrayNode values = written.putArray("value");
                    is.values().forEach(value -> values.add(ValueJson.write(value)));
                }
            }
        }
        return written;
    }
}
