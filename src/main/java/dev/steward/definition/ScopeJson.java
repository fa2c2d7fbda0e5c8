package dev.steward.definition;

import dev.steward.model.BadDefinition;
import dev.steward.model.Suggest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys that all questions have in common. */
public final class ScopeJson {
    public static final List<String> KEYS = List.of("filters", "timezone", "week_start", "actor", "from", "to");

    private static final Map<String, DayOfWeek> WEEK_STARTS = weekStarts();

    private ScopeJson() {}

    private static Map<String, DayOfWeek> weekStarts() {
        Map<String, DayOfWeek> starts = new LinkedHashMap<>();
        starts.put("sunday", DayOfWeek.SUNDAY);
        starts.put("monday", DayOfWeek.MONDAY);
        return starts;
    }

    /** @param weekStart the kind's own default */
    public static Scope read(JsonFields fields, DayOfWeek weekStart) {
        return new Scope(
                ConditionJson.readAll(fields, "filters"),
                fields.text("timezone")
                        .map(zone -> zone(zone, fields.path("timezone")))
                        .orElse(ZoneOffset.UTC),
                fields.oneOf("week_start", WEEK_STARTS).orElse(weekStart),
                actor(fields),
                WhenJson.read(fields, "from"),
                WhenJson.read(fields, "to"));
    }

    /** A time zone by its name; "UTC" is the offset without rules. */
    public static ZoneId zone(String name, String path) {
        if (name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new BadDefinition(
                    "unknown-timezone",
                    path,
                    "\"" + name + "\" is not a known time zone"
                            + Suggest.nearest(name, ZoneId.getAvailableZoneIds())
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("."),
                    "Allowed: UTC and the names of the IANA time zones, such as Europe/Berlin or America/Los_Angeles.");
        }
    }

    private static Optional<String> actor(JsonFields fields) {
        JsonNode actor = fields.get("actor");
        if (actor == null || actor.isString() && actor.asString().equals("user")) {
            return Optional.empty();
        }
        if (!actor.isObject()) {
            throw new BadDefinition(
                    "unknown-value",
                    fields.path("actor"),
                    actor + " is not known here.",
                    "Allowed: \"user\", or {\"property\": \"name\"} to count the values of a property.");
        }
        JsonFields inner = JsonFields.of(actor, fields.path("actor")).only(List.of("property"));
        return Optional.of(inner.text("property")
                .orElseThrow(() -> inner.missing("property", "Name the property whose values are counted.")));
    }

    /** Adds the keys that do not hold their default. */
    public static void write(ObjectNode document, Scope scope, DayOfWeek weekStart) {
        if (!scope.filters().isEmpty()) {
            document.set("filters", ConditionJson.writeAll(scope.filters()));
        }
        if (!scope.timezone().equals(ZoneOffset.UTC)) {
            document.put("timezone", scope.timezone().getId());
        }
        if (scope.weekStart() != weekStart) {
            document.put("week_start", Words.of(scope.weekStart()));
        }
        scope.actor().ifPresent(property -> document.putObject("actor").put("property", property));
        scope.from().ifPresent(from -> document.put("from", WhenJson.write(from)));
        scope.to().ifPresent(to -> document.put("to", WhenJson.write(to)));
    }
}
