package dev.steward.ingest.warehouse;

import dev.steward.ingest.warehouse.Template.Piece;
import dev.steward.model.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tests that a project's YAML declares. */
final class Checks {
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern REF = Pattern.compile("ref\\('(\\w+)'\\)");

    private final String file;
    private final List<Check> found = new ArrayList<>();

    private Checks(String file) {
        this.file = file;
    }

    /** Those of the columns of one table; {@code self} stands for it. */
    static List<Check> ofColumns(String file, String name, Piece self, Object columns) {
        Checks checks = new Checks(file);
        for (Object column : list(columns)) {
            Map<String, Object> known = object(file, column);
            String field = checks.name(known.get("name"));
            for (Object test : list(known.getOrDefault("tests", List.of()))) {
                checks.add(name, self, field, test);
            }
        }
        return checks.found;
    }

    /** A source is fresh when its newest row is younger than said; none, or one from the future, is not. */
    static Check freshness(String file, String name, Piece self, String loadedAt, Map<String, Object> freshness) {
        Checks checks = new Checks(file);
        Map<String, Object> limit = object(file, freshness.getOrDefault("error_after", Map.of()));
        String count = String.valueOf(limit.get("count"));
        String period = String.valueOf(limit.get("period"));
        if (!count.matches("\\d{1,6}") || !period.matches("minute|hour|day")) {
            throw checks.wrong("freshness is {error_after: {count: 24, period: hour}}");
        }
        return new Check(
                "freshness_" + name,
                "timeliness",
                name,
                checks.query(
                        "select newest from (select max(" + checks.name(loadedAt) + ") as newest from ",
                        self,
                        ") as loaded where newest is null or newest < now() - interval '" + count + " " + period
                                + "' or newest > now() + interval '5 minutes'"));
    }

    private void add(String name, Piece self, String field, Object test) {
        String column = "\"" + field + "\"";
        switch (test) {
            case String simple
            when simple.equals("unique") ->
                found.add(new Check(
                        "unique_" + name + "_" + field,
                        "uniqueness",
                        name,
                        query(
                                "select " + column + " from ",
                                self,
                                " where " + column + " is not null group by " + column + " having count(*) > 1")));
            case String simple
            when simple.equals("not_null") ->
                found.add(new Check(
                        "not_null_" + name + "_" + field,
                        "completeness",
                        name,
                        query("select 1 from ", self, " where " + column + " is null")));
            case Map<?, ?> made
            when made.size() == 1 && made.containsKey("accepted_values") -> {
                List<?> values = list(object(file, made.get("accepted_values")).getOrDefault("values", List.of()));
                found.add(new Check(
                        "accepted_values_" + name + "_" + field,
                        "validity",
                        name,
                        query(
                                "select " + column + " from ",
                                self,
                                " where " + column + "::text not in ("
                                        + String.join(
                                                ", ",
                                                values.stream()
                                                        .map(Checks::text)
                                                        .toList()) + ")")));
            }
            case Map<?, ?> made
            when made.size() == 1 && made.containsKey("relationships") -> {
                Map<String, Object> to = object(file, made.get("relationships"));
                Matcher ref = REF.matcher(String.valueOf(to.get("to")));
                if (!ref.matches()) {
                    throw wrong("relationships lead to: ref('model')");
                }
                String other = "\"" + name(to.get("field")) + "\"";
                found.add(new Check(
                        "relationships_" + name + "_" + field,
                        "consistency",
                        name,
                        new Template(
                                file,
                                List.of(
                                        new Piece.Sql("select child." + column + " from "),
                                        self,
                                        new Piece.Sql(" as child where child." + column
                                                + " is not null and not exists (select from "),
                                        new Piece.Ref(ref.group(1)),
                                        new Piece.Sql(" as parent where parent." + other + " = child." + column + ")")),
                                Map.of())));
            }
            default -> throw wrong("the test " + test + " of " + name + "." + field + " is not known");
        }
    }

    private Template query(String before, Piece self, String after) {
        return new Template(file, List.of(new Piece.Sql(before), self, new Piece.Sql(after)), Map.of());
    }

    private String name(@org.jspecify.annotations.Nullable Object given) {
        String text = String.valueOf(given);
        if (!NAME.matcher(text).matches()) {
            throw wrong("\"" + text + "\" is no name");
        }
        return text;
    }

    private static String text(Object value) {
        return "'" + String.valueOf(value).replace("'", "''") + "'";
    }

    static List<?> list(Object given) {
        return given instanceof List<?> list ? list : List.of(given);
    }

    @SuppressWarnings("unchecked") // A map of this YAML has texts as keys.
    static Map<String, Object> object(String file, @org.jspecify.annotations.Nullable Object given) {
        if (given instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Checks(file).wrong("\"" + given + "\" stands where keys and values are expected");
    }

    private BadInput wrong(String why) {
        return new BadInput("warehouse.model", file + ": " + why + ".", "docs/warehouse.md says what is read.");
    }
}
