package dev.steward.definition;

import dev.steward.model.BadDefinition;
import dev.steward.model.Value;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of properties in JSON: text, number, true or false. */
public final class ValueJson {
    private ValueJson() {}

    /** @param path where the value stands, for the complaint */
    public static Value read(JsonNode node, String path) {
        if (node.isString()) {
            return new Value.Text(node.asString());
        }
        if (node.isNumber()) {
            return new Value.Num(node.decimalValue());
        }
        if (node.isBoolean()) {
            return new Value.Flag(node.asBoolean());
        }
        throw new BadDefinition(
                "not-a-value",
                path,
                "A text, a number, true or false is needed, not " + node + ".",
                node.isNull() ? "To ask for missing values, use the op is_set or not_set." : "Give a single value.");
    }

    public static JsonNode write(Value value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (value) {
            case Value.Text text -> json.stringNode(text.text());
            case Value.Flag flag -> json.booleanNode(flag.yes());
            case Value.Num num -> number(num.amount());
        };
    }

    private static JsonNode number(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            return JsonNodeFactory.instance.numberNode(plain.longValueExact());
        }
        double near = plain.doubleValue();
        return Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(plain) == 0
                ? JsonNodeFactory.instance.numberNode(near)
                : JsonNodeFactory.instance.numberNode(plain);
    }
}
