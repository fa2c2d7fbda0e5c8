package dev.steward.analysis.retention;

import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.Words;
import dev.steward.model.Granularity;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A retention question as a JSON document. */
final class RetentionJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final List<String> KEYS = List.of(
            "kind",
            "period",
            "mode",
            "target",
            "returning",
            "cohorts",
            "columns",
            "minimum_occurrences",
            "rolling",
            "window_mode",
            "breakdown");
    private static final Map<String, Granularity> PERIODS = Words.of(Granularity.class);
    private static final Map<String, Retention.Mode> MODES = Words.of(Retention.Mode.class);
    private static final Map<String, Retention.WindowMode> WINDOW_MODES = windowModes();

    private RetentionJson() {}

    private static Map<String, Retention.WindowMode> windowModes() {
        Map<String, Retention.WindowMode> modes = new LinkedHashMap<>();
        modes.put("calendar", Retention.WindowMode.CALENDAR);
        modes.put("24h_from_target", Retention.WindowMode.HOURS_24);
        return modes;
    }

    static Retention read(JsonFields fields) {
        fields.only(Stream.concat(KEYS.stream(), ScopeJson.KEYS.stream()).toList());
        return new Retention(
                ScopeJson.read(fields, WEEK_START),
                fields.oneOf("period", PERIODS)
                        .orElseThrow(() ->
                                fields.missing("period", "Allowed: " + String.join(", ", PERIODS.keySet()) + ".")),
                fields.oneOf("mode", MODES).orElse(Retention.Mode.FIRST_TIME),
                MatcherJson.need(fields, "target"),
                MatcherJson.need(fields, "returning"),
                number(fields.whole("cohorts", 1)),
                number(fields.whole("columns", 1)),
                fields.whole("minimum_occurrences", 1).orElse(1),
                fields.flag("rolling", false),
                fields.oneOf("window_mode", WINDOW_MODES).orElse(Retention.WindowMode.CALENDAR),
                fields.object("breakdown").map(RetentionJson::breakdown));
    }

    private static Retention.Breakdown breakdown(JsonFields fields) {
        fields.only(List.of("property", "limit"));
        return new Retention.Breakdown(
                fields.text("property")
                        .orElseThrow(
                                () -> fields.missing("property", "Name the property whose values make the groups.")),
                number(fields.whole("limit", 1)));
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.isPresent() ? OptionalInt.of(given.get()) : OptionalInt.empty();
    }

    static ObjectNode write(Retention retention) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", RetentionKind.NAME)
                .put("period", retention.period().json());
        if (retention.mode() != Retention.Mode.FIRST_TIME) {
            document.put("mode", Words.of(retention.mode()));
        }
        document.set("target", MatcherJson.write(retention.target()));
        document.set("returning", MatcherJson.write(retention.returning()));
        retention.cohorts().ifPresent(cohorts -> document.put("cohorts", cohorts));
        retention.columns().ifPresent(columns -> document.put("columns", columns));
        if (retention.minimumOccurrences() != 1) {
            document.put("minimum_occurrences", retention.minimumOccurrences());
        }
        if (retention.rolling()) {
            document.put("rolling", true);
        }
        WINDOW_MODES.forEach((word, mode) -> {
            if (mode == retention.windowMode() && mode != Retention.WindowMode.CALENDAR) {
                document.put("window_mode", word);
            }
        });
        retention.breakdown().ifPresent(breakdown -> {
            ObjectNode written = document.putObject("breakdown").put("property", breakdown.property());
            breakdown.limit().ifPresent(limit -> written.put("limit", limit));
        });
        ScopeJson.write(document, retention.scope(), WEEK_START);
        return document;
    }
}
