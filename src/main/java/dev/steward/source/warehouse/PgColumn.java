package dev.steward.source.warehouse;

import java.util.Locale;

/**
 * A column of a table.
 *
 * @param sqlType PostgreSQL's name of its type, such as {@code timestamp with time zone}
 */
public record PgColumn(String name, String sqlType) {
    /** What can be done with its values. */
    enum Kind {
        TEXT,
        WHOLE,
        NUMBER,
        FLAG,
        /** A time without a zone. */
        LOCAL_TIME,
        DAY,
        /** An instant. */
        INSTANT,
        JSON,
        /** Arrays, composites and the like, known by their text. */
        OTHER
    }

    Kind kind() {
        String type = sqlType.toLowerCase(Locale.ROOT);
        if (type.startsWith("numeric")) {
            return Kind.NUMBER;
        }
        if (type.startsWith("timestamp")) {
            return type.endsWith("with time zone") ? Kind.INSTANT : Kind.LOCAL_TIME;
        }
        if (type.startsWith("character") || type.startsWith("bpchar")) {
            return type.endsWith("[]") ? Kind.OTHER : Kind.TEXT;
        }
        return switch (type) {
            case "text", "uuid", "name", "citext", "inet" -> Kind.TEXT;
            case "smallint", "integer", "bigint", "oid" -> Kind.WHOLE;
            case "real", "double precision" -> Kind.NUMBER;
            case "boolean" -> Kind.FLAG;
            case "date" -> Kind.DAY;
            case "json", "jsonb" -> Kind.JSON;
            default -> Kind.OTHER;
        };
    }
}
