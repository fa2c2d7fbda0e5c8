package dev.steward.source.lake;

import dev.steward.source.lake.RawColumn.Kind;
import java.util.List;

/** The columns of a lake's event files: the sixteen of the event schema, then what importing adds. docs/lake.md. */
public final class LakeColumns {
    public static final List<RawColumn> ALL = List.of(
            text("id"),
            text("project_id"),
            text("event_type"),
            text("user_id"),
            text("session_id"),
            // Known to be JSON: the import wrote it.
            new RawColumn("properties", Kind.JSON, "VARCHAR"),
            text("url"),
            text("referrer"),
            text("user_agent"),
            text("ip_address"),
            text("device_type"),
            text("browser"),
            text("os"),
            text("country"),
            new RawColumn("created_at", Kind.LOCAL_TIME, "TIMESTAMP"),
            new RawColumn("client_timestamp", Kind.LOCAL_TIME, "TIMESTAMP"),
            new RawColumn("arrival", Kind.NUMBER, "BIGINT"),
            new RawColumn("clock_offset_ms", Kind.NUMBER, "BIGINT"));

    private LakeColumns() {}

    private static RawColumn text(String name) {
        return new RawColumn(name, Kind.TEXT, "VARCHAR");
    }
}
