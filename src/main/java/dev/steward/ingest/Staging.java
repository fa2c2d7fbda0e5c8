package dev.steward.ingest;

import static dev.steward.ingest.Fields.NO_NUMBER;
import static dev.steward.ingest.Fields.NO_TEXT;
import static dev.steward.ingest.Fields.filled;
import static dev.steward.ingest.Fields.number;
import static dev.steward.ingest.Fields.text;
import static org.jooq.impl.DSL.inline;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The first pass over a file: its rows as they will stand in the lake as far as one row alone can tell, with what the
 * later passes need. From here on no IP address is in clear anywhere.
 *
 * @param first the position of the file's first row among all rows of the import
 */
record Staging(int file, long first, String project, Validation rules) {
    /** The SQL function that makes pseudonyms of IP addresses. */
    static final String HASH_IP = "hash_ip";

    Select<?> of(Table<?> mapped, Mapping mapping) {
        return DSL.select(DSL.asterisk(), rules.reason().as("reason")).from(columns(mapped, mapping));
    }

    private Select<?> columns(Table<?> mapped, Mapping mapping) {
        boolean client = mapping.get(Role.CLIENT_TIME).isPresent();
        boolean received = mapping.get(Role.RECEIVED_TIME).isPresent();
        Field<Long> skew = skew(client, received);
        return DSL.select(
                        number("row").plus(inline(first - 1)).as("ord"),
                        inline(file).as("file"),
                        number("row"),
                        key().as("key"),
                        filled(text("id")).as("id"),
                        project(mapping).as("project_id"),
                        filled(text("event_type")).as("event_type"),
                        filled(text("user_id")).as("user_id"),
                        filled(text("session_id")).as("session_id"),
                        text("properties"),
                        filled(text("url")).as("url"),
                        filled(text("referrer")).as("referrer"),
                        filled(text("user_agent")).as("user_agent"),
                        DSL.function(HASH_IP, SQLDataType.VARCHAR, text("ip_address"))
                                .as("ip_address"),
                        filled(DSL.lower(DSL.trim(text("device_type")))).as("device_type"),
                        filled(text("browser")).as("browser"),
                        filled(text("os")).as("os"),
                        filled(DSL.upper(DSL.trim(text("country")))).as("country"),
                        filled(text("at_text")).as("at_text"),
                        server(client, received).as("server_at"),
                        client(client, received).as("client_at"),
                        skew.as("skew"),
                        (client || received ? clock() : NO_TEXT).as("clock"))
                .from(mapped);
    }

    private Field<String> project(Mapping mapping) {
        return mapping.get(Role.PROJECT).isPresent() ? filled(text("project_id")) : inline(project);
    }

    /** The same for rows that say the same event: what the row holds, and who, what and when the mapping makes of it. */
    private static Field<String> key() {
        return DSL.field(
                "left(sha256(concat_ws(chr(31), {0}, {1}, {2}, {3})), 32)",
                SQLDataType.VARCHAR, text("content"), text("user_id"), text("event_type"), number("at"));
    }

    private static Field<Long> server(boolean client, boolean received) {
        if (client && received) {
            return DSL.coalesce(number("at"), number("received_at"));
        }
        return received ? number("received_at") : number("at");
    }

    private static Field<Long> client(boolean client, boolean received) {
        if (client) {
            return number("client_at");
        }
        return received ? number("at") : NO_NUMBER;
    }

    /** How far the client's clock is behind the server's, in microseconds. */
    private static Field<Long> skew(boolean client, boolean received) {
        if (client) {
            return number(received ? "received_at" : "at").minus(number("client_at"));
        }
        return received ? number("received_at").minus(number("at")) : NO_NUMBER;
    }

    /** The same for events of one session on one device, which share a clock. */
    private static Field<String> clock() {
        return DSL.field(
                "left(sha256(cast(json_array({0}, {1}, {2}, {3}, {4}, {5}) as varchar)), 32)",
                SQLDataType.VARCHAR,
                text("user_id"),
                text("session_id"),
                text("user_agent"),
                text("device_type"),
                text("browser"),
                text("os"));
    }
}
