package dev.steward.analysis.sessions;

import dev.steward.definition.DurationJson;
import dev.steward.definition.JsonFields;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.Words;
import dev.steward.model.Granularity;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sessions question as a JSON document. */
final class SessionsJson {
    private static final DayOfWeek WEEK_START = DayOfWeek.SUNDAY;
    private static final Granularity TREND_BY = Granularity.DAY;
    private static final List<String> KEYS = List.of("kind", "type", "session_gap", "page", "list");

    private enum Type {
        TOTALS("breakdown"),
        TREND("granularity"),
        LENGTH(),
        PAGES();

        final List<String> keys;

        Type(String... keys) {
            this.keys = List.of(keys);
        }
    }

    private static final Map<String, Type> TYPES = Words.of(Type.class);
    private static final Map<String, Granularity> GRANULARITIES = Words.of(Granularity.class);

    private SessionsJson() {}

    static Sessions read(JsonFields fields) {
        Type type = fields.oneOf("type", TYPES).orElse(Type.TOTALS);
        fields.only(
                Stream.of(KEYS, ScopeJson.KEYS, type.keys).flatMap(List::stream).toList());
        return new Sessions(
                ScopeJson.read(fields, WEEK_START),
                DurationJson.read(fields, "session_gap").orElse(Sessions.DEFAULT_GAP),
                fields.text("page"),
                fields.object("breakdown").map(SessionsJson::breakdown),
                fields.whole("list", 0).orElse(Sessions.DEFAULT_LISTED),
                view(fields, type));
    }

    private static String breakdown(JsonFields fields) {
        fields.only(List.of("property"));
        return fields.text("property")
                .orElseThrow(() -> fields.missing("property", "Name the property whose values make the groups."));
    }

    private static Sessions.View view(JsonFields fields, Type type) {
        return switch (type) {
            case TOTALS -> new Sessions.View.Totals();
            case TREND ->
                new Sessions.View.Trend(
                        fields.oneOf("granularity", GRANULARITIES).orElse(TREND_BY));
            case LENGTH -> new Sessions.View.Length();
            case PAGES -> new Sessions.View.Pages();
        };
    }

    static ObjectNode write(Sessions sessions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", SessionsKind.NAME);
        switch (sessions.view()) {
            case Sessions.View.Totals _ -> {}
            case Sessions.View.Length _ -> document.put("type", Words.of(Type.LENGTH));
            case Sessions.View.Pages _ -> document.put("type", Words.of(Type.PAGES));
            case Sessions.View.Trend trend -> {
                document.put("type", Words.of(Type.TREND));
                if (trend.granularity() != TREND_BY) {
                    document.put("granularity", trend.granularity().json());
                }
            }
        }
        if (!sessions.gap().equals(Sessions.DEFAULT_GAP)) {
            document.set("session_gap", DurationJson.write(sessions.gap()));
        }
        sessions.page().ifPresent(property -> document.put("page", property));
        sessions.breakdown()
                .ifPresent(property -> document.putObject("breakdown").put("property", property));
        if (sessions.listed() != Sessions.DEFAULT_LISTED) {
            document.put("list", sessions.listed());
        }
        ScopeJson.write(document, sessions.scope(), WEEK_START);
        return document;
    }
}
