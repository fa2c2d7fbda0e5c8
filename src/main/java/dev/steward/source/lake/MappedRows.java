package dev.steward.source.lake;

import dev.steward.definition.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The rows of a file under the names that {@link dev.steward.source.Appender#take} promises, texts untouched. */
final class MappedRows {
    private static final Map<String, Role> TEXTS = Map.ofEntries(
            Map.entry("user_id", Role.USER),
            Map.entry("event_type", Role.EVENT),
            Map.entry("at_text", Role.TIME),
            Map.entry("session_id", Role.SESSION),
            Map.entry("id", Role.ID),
            Map.entry("project_id", Role.PROJECT),
            Map.entry("url", Role.URL),
            Map.entry("referrer", Role.REFERRER),
            Map.entry("user_agent", Role.USER_AGENT),
            Map.entry("ip_address", Role.IP),
            Map.entry("device_type", Role.DEVICE),
            Map.entry("browser", Role.BROWSER),
            Map.entry("os", Role.OS),
            Map.entry("country", Role.COUNTRY));
    private static final Map<String, Role> TIMES =
            Map.of("at", Role.TIME, "client_at", Role.CLIENT_TIME, "received_at", Role.RECEIVED_TIME);

    private MappedRows() {}

    static Select<?> of(MappedColumns columns) {
        List<SelectField<?>> fields = new ArrayList<>();
        fields.add(columns.raw().ordinal().plus(DSL.inline(1)).as("row"));
        TIMES.forEach((name, role) -> fields.add(columns.micros(role)
                .orElse(DSL.field("cast(null as bigint)", SQLDataType.BIGINT))
                .as(name)));
        TEXTS.forEach((name, role) -> fields.add(columns.text(role)
                .orElse(DSL.field("cast(null as varchar)", SQLDataType.VARCHAR))
                .as(name)));
        fields.add(columns.properties().as("properties"));
        fields.add(content(columns.raw()).as("content"));
        return DSL.select(fields).from(columns.raw().table());
    }

    /** Equal for equal rows, wherever their columns stand: 128 bits of SHA-256 over names and texts. */
    private static Field<String> content(RawTable raw) {
        List<Field<?>> parts = new ArrayList<>();
        raw.columns().stream().sorted(Comparator.comparing(RawColumn::name)).forEach(column -> {
            parts.add(DSL.inline(column.name()));
            parts.add(Sql.text(raw.field(column)));
        });
        return DSL.field("left(sha256(cast(json_object({0}) as varchar)), 32)", SQLDataType.VARCHAR, DSL.list(parts));
    }
}
