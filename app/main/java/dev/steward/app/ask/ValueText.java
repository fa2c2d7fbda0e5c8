package dev.steward.app.ask;

import dev.steward.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Between what people type and values, which have a type: {@code 1} is a number, {@code "1"} in quotes a text. */
final class ValueText {
    private ValueText() {}

    /**
     * @param types the JSON types the property has in the data, the most frequent first; empty when it is not known
     * @return empty when the property holds only numbers, or only yes and no, and this is neither
     */
    static Optional<Value> read(String typed, List<String> types) {
        if (typed.length() > 1 && typed.startsWith("\"") && typed.endsWith("\"")) {
            return Optional.of(Value.of(typed.substring(1, typed.length() - 1)));
        }
        boolean texts =
                types.isEmpty() || types.stream().anyMatch(type -> !type.equals("number") && !type.equals("boolean"));
        if (types.contains("number")) {
            Optional<Value> number = number(typed);
            if (number.isPresent()) {
                return number;
            }
        }
        if (types.contains("boolean") && (typed.equals("true") || typed.equals("false"))) {
            return Optional.of(Value.of(typed.equals("true")));
        }
        return texts ? Optional.of(Value.of(typed)) : Optional.empty();
    }

    private static Optional<Value> number(String typed) {
        try {
            return Optional.of(new Value.Num(new BigDecimal(typed)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** How a value is shown; a text that looks like something else stands in quotes. */
    static String show(Value value) {
        if (value instanceof Value.Text(String text)) {
            boolean ambiguous = text.isBlank()
                    || text.equals("true")
                    || text.equals("false")
                    || number(text).isPresent();
            return ambiguous ? "\"" + text + "\"" : text;
        }
        return value.text();
    }
}
