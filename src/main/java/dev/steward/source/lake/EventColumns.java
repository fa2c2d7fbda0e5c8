package dev.steward.source.lake;

import static org.jooq.impl.DSL.name;

import dev.steward.source.LakeEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The columns of a lake in a table that takes events; those that no event fills are left away, since a null costs as much as a text. */
final class EventColumns {
    /** Appends what an event has in a column. */
    private interface Setter {
        void append(DuckDBAppender row, LakeEvent event) throws SQLException;
    }

    private final Set<String> empty;
    private final List<RawColumn> columns;
    private final Setter[] setters;

    /** @param empty columns that no event fills */
    EventColumns(Set<String> empty) {
        this.empty = empty;
        this.columns = LakeColumns.ALL.stream()
                .filter(column -> !empty.contains(column.name()))
                .toList();
        this.setters = columns.stream().map(column -> setter(column.name())).toArray(Setter[]::new);
    }

    /** Makes a temporary table, which belongs to its session and ends with it. */
    Query table(String table) {
        List<QueryPart> made = columns.stream()
                .<QueryPart>map(column -> DSL.sql("{0} " + column.sqlType(), name(column.name())))
                .toList();
        return DSL.query("create temp table {0} ({1})", name(table), DSL.list(made));
    }

    /** All columns of a lake, in their order, from that table. */
    List<SelectField<?>> all() {
        List<SelectField<?>> fields = new ArrayList<>();
        for (RawColumn column : LakeColumns.ALL) {
            Name name = name(column.name());
            fields.add(
                    empty.contains(column.name())
                            ? DSL.field("cast(null as " + column.sqlType() + ")")
                                    .as(name)
                            : DSL.field(name));
        }
        return fields;
    }

    void append(DuckDBAppender row, LakeEvent event) throws SQLException {
        row.beginRow();
        for (Setter setter : setters) {
            setter.append(row, event);
        }
        row.endRow();
    }

    private static Setter setter(String column) {
        return switch (column) {
            case "id" -> text(LakeEvent::id);
            case "project_id" -> text(LakeEvent::project);
            case "event_type" -> text(LakeEvent::event);
            case "user_id" -> text(LakeEvent::user);
            case "session_id" -> text(LakeEvent::session);
            case "properties" -> text(LakeEvent::properties);
            case "url" -> text(LakeEvent::url);
            case "referrer" -> text(LakeEvent::referrer);
            case "user_agent" -> text(LakeEvent::userAgent);
            case "ip_address" -> text(LakeEvent::ipAddress);
            case "device_type" -> text(LakeEvent::deviceType);
            case "browser" -> text(LakeEvent::browser);
            case "os" -> text(LakeEvent::os);
            case "country" -> text(LakeEvent::country);
            case "created_at" -> (row, event) -> row.appendEpochMicros(event.created());
            case "client_timestamp" ->
                (row, event) -> {
                    Long client = event.client();
                    if (client == null) {
                        row.appendNull();
                    } else {
                        row.appendEpochMicros(client);
                    }
                };
            case "arrival" -> (row, event) -> row.append(event.arrival());
            // No clock was corrected.
            case "clock_offset_ms" -> (row, event) -> row.appendNull();
            default -> throw new IllegalStateException("a lake has no column " + column);
        };
    }

    private static Setter text(Function<LakeEvent, @Nullable String> text) {
        return (row, event) -> {
            String value = text.apply(event);
            if (value == null) {
                row.appendNull();
            } else {
                row.append(value);
            }
        };
    }
}
