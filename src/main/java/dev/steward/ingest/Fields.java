package dev.steward.ingest;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Short names for the columns that an import works on. */
final class Fields {
    private Fields() {}

    static Field<String> text(String name) {
        return DSL.field(DSL.name(name), SQLDataType.VARCHAR);
    }

    static Field<Long> number(String name) {
        return DSL.field(DSL.name(name), SQLDataType.BIGINT);
    }

    static Field<String> text(String table, String name) {
        return DSL.field(DSL.name(table, name), SQLDataType.VARCHAR);
    }

    static Field<Long> number(String table, String name) {
        return DSL.field(DSL.name(table, name), SQLDataType.BIGINT);
    }

    static Field<String> filled(Field<String> text) {
        return DSL.nullif(text, DSL.inline(""));
    }

    static final Field<Long> NO_NUMBER = DSL.field("cast(null as bigint)", SQLDataType.BIGINT);
    static final Field<String> NO_TEXT = DSL.field("cast(null as varchar)", SQLDataType.VARCHAR);
}
