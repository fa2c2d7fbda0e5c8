package dev.steward.source.lake;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The DuckDB functions that Steward builds its SQL from. Fragments are constants; names and values are jOOQ's. */
final class Sql {
    private static final double EXACT_WHOLE = 1e15;

    private Sql() {}

    static Field<String> text(Field<?> field) {
        return field.cast(SQLDataType.VARCHAR);
    }

    static Field<Double> number(Field<?> field) {
        return DSL.field("try_cast({0} as double)", SQLDataType.DOUBLE, field);
    }

    /** A number as breakdowns show it: 1.0 is "1". */
    static Field<String> numberText(Field<Double> number) {
        return DSL.field(
                "case when {0} = trunc({0}) and abs({0}) < {1} then cast(cast({0} as bigint) as varchar) else cast({0} as varchar) end",
                SQLDataType.VARCHAR, number, DSL.inline(EXACT_WHOLE));
    }

    /** The JSON value under a key, as JSON; any key is possible. */
    static Field<Object> jsonAt(Field<?> json, String key) {
        return DSL.field("json_extract({0}, {1})", SQLDataType.OTHER, json, DSL.inline(pointer(key)));
    }

    /** Where a key's value is, as a JSON pointer. */
    static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }

    static Field<String> jsonType(Field<?> json) {
        return DSL.field("json_type({0})", SQLDataType.VARCHAR, json);
    }

    /** The text of a JSON text, or the JSON of anything else. */
    static Field<String> jsonText(Field<?> json) {
        return DSL.field("json_extract_string({0}, '$')", SQLDataType.VARCHAR, json);
    }

    /** JSON made from any value. */
    static Field<Object> toJson(Field<?> value) {
        return DSL.field("to_json({0})", SQLDataType.OTHER, value);
    }

    /** Text as JSON, null where it is none. */
    static Field<Object> parseJson(Field<?> text) {
        return DSL.field("try_cast({0} as json)", SQLDataType.OTHER, text);
    }

    static Condition matches(Field<String> text, String pattern) {
        return DSL.condition("regexp_matches({0}, {1})", text, DSL.inline(pattern));
    }

    static Field<Object> list(List<String> texts) {
        return DSL.field(
                "[{0}]",
                SQLDataType.OTHER, DSL.list(texts.stream().map(DSL::inline).toList()));
    }
}
