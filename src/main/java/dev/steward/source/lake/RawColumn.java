package dev.steward.source.lake;

/** A column as it stands in the files: its name and what its values are. */
public record RawColumn(String name, Kind kind, String sqlType) {
    /** What can be done with a column's values. */
    public enum Kind {
        TEXT,
        /** Text in a CSV in which every value is a number. */
        NUMBER_TEXT,
        /** Text in a CSV in which every value is true or false. */
        FLAG_TEXT,
        NUMBER,
        FLAG,
        /** A time without a zone. */
        LOCAL_TIME,
        /** An instant. */
        INSTANT,
        /** A JSON value of any type. */
        JSON,
        /** A STRUCT or MAP. */
        NESTED,
        OTHER
    }

    /** From DuckDB's name of a type. */
    static Kind kind(String sqlType) {
        String type = sqlType.toUpperCase(java.util.Locale.ROOT);
        if (type.endsWith("[]")) {
            return Kind.OTHER;
        }
        if (type.startsWith("STRUCT") || type.startsWith("MAP")) {
            return Kind.NESTED;
        }
        if (type.startsWith("DECIMAL")) {
            return Kind.NUMBER;
        }
        return switch (type) {
            case "VARCHAR", "UUID" -> Kind.TEXT;
            case "JSON" -> Kind.JSON;
            case "BOOLEAN" -> Kind.FLAG;
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "FLOAT",
                    "DOUBLE" -> Kind.NUMBER;
            case "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S", "DATE" -> Kind.LOCAL_TIME;
            case "TIMESTAMP WITH TIME ZONE" -> Kind.INSTANT;
            default -> type.startsWith("ENUM") ? Kind.TEXT : Kind.OTHER;
        };
    }
}
