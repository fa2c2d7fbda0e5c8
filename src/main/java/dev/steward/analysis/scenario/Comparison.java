package dev.steward.analysis.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer lacks of what a scenario expects: of an object only the expected keys are compared, a list in full and in
 * order, numbers within 0.0001; null and absent are the same.
 */
public record Comparison(List<Difference> differences) {
    private static final double TOLERANCE = 0.0001;
    private static final String ABSENT = "nothing";

    /** One place where the two differ, as JSON texts; {@code nothing} where there is no value. */
    public record Difference(String path, String expected, String actual) {}

    public Comparison {
        differences = List.copyOf(differences);
    }

    public static Comparison of(JsonNode expected, JsonNode actual) {
        List<Difference> found = new ArrayList<>();
        compare("", expected, actual, found);
        return new Comparison(found);
    }

    public boolean agrees() {
        return differences.isEmpty();
    }

    private static void compare(
            String path, @Nullable JsonNode expected, @Nullable JsonNode actual, List<Difference> found) {
        boolean nothingExpected = expected == null || expected.isNull();
        boolean nothingFound = actual == null || actual.isNull();
        if (nothingExpected && nothingFound) {
            return;
        }
        if (expected == null || actual == null || nothingExpected || nothingFound) {
            differ(path, expected, actual, found);
        } else if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> entry : expected.properties()) {
                String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                compare(inner, entry.getValue(), actual.get(entry.getKey()), found);
            }
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                compareItem(path + "[" + i + "]", expected.get(i), actual.get(i), found);
            }
        } else if (!same(expected, actual)) {
            differ(path, expected, actual, found);
        }
    }

    /** In a list a null holds a place: it is not the same as the list's end. */
    private static void compareItem(
            String path, @Nullable JsonNode expected, @Nullable JsonNode actual, List<Difference> found) {
        if (expected == null || actual == null) {
            differ(path, expected, actual, found);
        } else {
            compare(path, expected, actual, found);
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return Math.abs(expected.doubleValue() - actual.doubleValue()) <= TOLERANCE;
        }
        return expected.equals(actual);
    }

    private static void differ(
            String path, @Nullable JsonNode expected, @Nullable JsonNode actual, List<Difference> found) {
        found.add(new Difference(
                path, expected == null ? ABSENT : expected.toString(), actual == null ? ABSENT : actual.toString()));
    }
}
