package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.steward.source.dialect.PropertyField;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The PostgreSQL functions that Steward builds its SQL from. Fragments are constants; names and values are jOOQ's. */
final class PgSql {
    private static final double EXACT_WHOLE = 1e15;
    // Seconds stay below this until the year 5138; a millisecond count passes it in 1973.
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long THOUSAND = 1_000;

    private PgSql() {}

    static Field<String> text(Field<?> value) {
        return DSL.field("cast({0} as text)", SQLDataType.VARCHAR, value);
    }

    static Field<Double> number(Field<?> value) {
        return DSL.field("cast({0} as double precision)", SQLDataType.DOUBLE, value);
    }

    /** A number as breakdowns show it: 1.0 is "1". */
    static Field<String> numberText(Field<Double> number) {
        return DSL.field(
                "case when {0} = trunc({0}) and abs({0}) < {1} then cast(cast({0} as bigint) as text) else cast({0} as text) end",
                SQLDataType.VARCHAR, number, inline(EXACT_WHOLE));
    }

    static Field<JSONB> json(Field<?> value) {
        return DSL.field("cast({0} as jsonb)", SQLDataType.JSONB, value);
    }

    /** The value under a key, whatever the key. */
    static Field<JSONB> jsonAt(Field<JSONB> json, String key) {
        return DSL.field("({0} -> {1})", SQLDataType.JSONB, json, val(key));
    }

    /** A property that stands in a column of its own. */
    static PropertyField property(PgColumn column, Field<?> field) {
        return switch (column.kind()) {
            case WHOLE -> new PropertyField(text(field), PropertyField.NO_TEXT, number(field), PropertyField.NO_FLAG);
            case NUMBER -> {
                Field<Double> number = number(field);
                yield new PropertyField(numberText(number), PropertyField.NO_TEXT, number, PropertyField.NO_FLAG);
            }
            case FLAG -> {
                Field<Boolean> flag = field.cast(SQLDataType.BOOLEAN);
                yield new PropertyField(text(flag), PropertyField.NO_TEXT, PropertyField.NO_NUMBER, flag);
            }
            case JSON -> property(json(field));
            case TEXT, LOCAL_TIME, DAY, INSTANT, OTHER -> {
                Field<String> text = text(field);
                yield new PropertyField(text, text, PropertyField.NO_NUMBER, PropertyField.NO_FLAG);
            }
        };
    }

    /** A property whose JSON value is given, with its type. */
    static PropertyField property(Field<JSONB> json) {
        Field<String> type = DSL.field("jsonb_typeof({0})", SQLDataType.VARCHAR, json);
        Field<String> content = DSL.field("({0} #>> '{}')", SQLDataType.VARCHAR, json);
        Condition isNumber = type.eq(inline("number"));
        // The cast must not see what is no number, whatever the planner does with the other branches.
        Field<Double> number = DSL.field(
                "case when {0} then cast({1} as double precision) end", SQLDataType.DOUBLE, isNumber, content);
        Condition whole = DSL.condition("{0} !~ '[.eE]'", content);
        Field<String> form = when(type.eq(inline("null")), PropertyField.NO_TEXT)
                .when(isNumber.andNot(whole), numberText(number))
                .when(type.in(inline("object"), inline("array")), dense(content))
                .otherwise(content);
        return new PropertyField(
                form,
                when(type.eq(inline("string")), content),
                number,
                DSL.field(
                        "case when {0} then cast({1} as boolean) end",
                        SQLDataType.BOOLEAN, type.eq(inline("boolean")), content));
    }

    /** JSON without the space that jsonb writes behind colons and commas, as every other engine does; texts inside keep theirs. */
    private static Field<String> dense(Field<String> json) {
        return DSL.field(
                "regexp_replace({0}, {1}, {2}, 'g')",
                SQLDataType.VARCHAR, json, inline("(\"(?:[^\"\\\\]|\\\\.)*\")|([:,]) "), inline("\\1\\2"));
    }

    /**
     * Microseconds since 1970 of an instant; null for an infinite one. Of the years in which nearly all events are, a double
     * holds seconds to less than a quarter of a microsecond; decimals take three times as long.
     */
    static Field<Long> epoch(Field<?> instant) {
        return DSL.field(
                "case when {0} between timestamptz '1900-01-01 00:00:00+00' and timestamptz '2100-01-01 00:00:00+00'"
                        + " then cast(date_part('epoch', {0}) * 1000000 as bigint)"
                        + " when isfinite({0}) then cast(round(extract(epoch from {0}) * 1000000) as bigint) end",
                SQLDataType.BIGINT, instant);
    }

    /** Whether there is an instant, and not an infinite one; null where there is none. */
    static Condition finite(Field<?> instant) {
        return DSL.condition("isfinite({0})", instant);
    }

    /** A local time, or a day, in a zone. */
    static Field<?> inZone(Field<?> local, String zone) {
        return DSL.field("(cast({0} as timestamp) at time zone {1})", SQLDataType.OTHER, local, inline(zone));
    }

    /** An epoch number of any usual unit, told apart by its size; null for what is no number, infinite, or beyond all time. */
    static Field<Long> epochNumber(PgColumn column, Field<?> field) {
        Field<Long> whole = DSL.field("cast({0} as bigint)", SQLDataType.BIGINT, field);
        Field<Long> ofWhole = DSL.field(
                "case when abs({0}) < {1} then {0} * {2} when abs({0}) < {1} * {3} then {0} * {3}"
                        + " when abs({0}) < {1} * {2} then {0} else {0} / {3} end",
                SQLDataType.BIGINT, whole, inline(SECONDS_BELOW), inline(THOUSAND * THOUSAND), inline(THOUSAND));
        if (column.kind() == PgColumn.Kind.WHOLE) {
            // The one whose abs() does not exist.
            return DSL.field(
                    "case when {0} > {1} then {2} end", SQLDataType.BIGINT, field, inline(Long.MIN_VALUE), ofWhole);
        }
        Field<Long> ofFraction = DSL.field(
                "cast(round({0} * case when abs({0}) < {1} then 1000000 else 1000 end) as bigint)",
                SQLDataType.BIGINT, number(field), inline(SECONDS_BELOW));
        return DSL.field(
                "case when abs({0}) > {3} then null when {0} = trunc({0}) then {1} when abs({0}) < {4} then {2} end",
                SQLDataType.BIGINT, field, ofWhole, ofFraction, inline(9.2e18), inline(9.2e15));
    }
}
