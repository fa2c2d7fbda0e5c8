package dev.steward.source.lake;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.steward.source.Contents;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How DuckDB looks into JSON: every value once as its text, which is far cheaper than looking into it event by event. */
final class DuckContents implements Contents {
    private static final Field<String> KEY = field(name("key"), SQLDataType.VARCHAR);
    private static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR);
    private static final Field<Long> TIMES = field(name("times"), SQLDataType.BIGINT);
    private static final Field<Object> TOP = field(name("top"));
    private static final double EXACT_WHOLE = 1e15;

    private final Table<?> events;
    private final Optional<Field<String>> json;

    DuckContents(Table<?> events, Optional<Field<String>> json) {
        this.events = events;
        this.json = json;
    }

    private Field<String> json() {
        return json.orElse(DSL.castNull(SQLDataType.VARCHAR));
    }

    @Override
    public Select<?> keys() {
        return select(field("unnest(json_keys({0}))", SQLDataType.VARCHAR, json())
                        .as(KEY))
                .from(events);
    }

    @Override
    public Select<?> values(Condition of) {
        Field<String> raw = field(name("raw"), SQLDataType.VARCHAR);
        Table<?> pairs = select(
                        field("unnest(json_keys({0}))", SQLDataType.VARCHAR, json())
                                .as(KEY),
                        field("unnest(json_extract({0}, '$.*'))", SQLDataType.VARCHAR, json())
                                .as(raw))
                .from(events)
                .where(of)
                .asTable("pairs");
        Table<?> counted = select(
                        KEY,
                        field("cast({0} as varchar)", SQLDataType.VARCHAR, raw).as(raw),
                        count().as(TIMES))
                .from(pairs)
                .where(condition("json_type({0}) <> 'NULL'", raw))
                .groupBy(KEY, raw)
                .asTable("counted");
        return select(KEY, text(raw).as(TEXT), type(raw).as("type"), TIMES).from(counted);
    }

    @Override
    public Field<String> type(String property, String column) {
        Field<String> value = field(
                "cast(json_extract({0}, {1}) as varchar)", SQLDataType.VARCHAR, json(), inline(Sql.pointer(property)));
        return DSL.when(value.isNotNull().and(value.ne(inline("null"))), type(value))
                .otherwise(inline(column));
    }

    private static Field<String> type(Field<String> json) {
        return field(
                "case left({0}, 1) when '\"' then 'text' when 't' then 'boolean' when 'f' then 'boolean'"
                        + " when '[' then 'nested' when '{' then 'nested' else 'number' end",
                SQLDataType.VARCHAR, json);
    }

    /** As breakdowns show it: 1.0 is "1", a text without its quotes. */
    private static Field<String> text(Field<String> json) {
        Field<Double> number = field("try_cast({0} as double)", SQLDataType.DOUBLE, json);
        return field(
                "case when left({0}, 1) = '\"' then json_extract_string({0}, '$')"
                        + " when json_type({0}) <> 'DOUBLE' then {0}"
                        + " when {1} = trunc({1}) and abs({1}) < {2} then cast(cast({1} as bigint) as varchar)"
                        + " else cast({1} as varchar) end",
                SQLDataType.VARCHAR, json, number, inline(EXACT_WHOLE));
    }

    @Override
    public Table<?> top(Select<?> texts, int most) {
        // The smallest by (-times, text), kept in a heap: sorting millions of different values would take seconds.
        Field<Object> smallest =
                field("min(struct_pack(a := -{0}, b := {1}), {2})", TOP.getDataType(), TIMES, TEXT, inline(most));
        Table<?> byKey = select(
                        KEY,
                        field("cast(sum({0}) as bigint)", SQLDataType.BIGINT, TIMES)
                                .as("carried"),
                        field("count(*)", SQLDataType.BIGINT).as("different"),
                        smallest.as(TOP))
                .from(texts.asTable("texts"))
                .groupBy(KEY)
                .asTable("by key");
        Table<?> unnested = select(
                        KEY,
                        field(name("carried")),
                        field(name("different")),
                        field("unnest({0})", Object.class, TOP).as(TOP))
                .from(byKey)
                .asTable("unnested");
        return select(
                        KEY,
                        field("struct_extract({0}, 'b')", SQLDataType.VARCHAR, TOP)
                                .as(TEXT),
                        field("cast(-struct_extract({0}, 'a') as bigint)", SQLDataType.BIGINT, TOP)
                                .as(TIMES),
                        field(name("carried")),
                        field(name("different")))
                .from(unnested)
                .asTable("summary");
    }

    @Override
    public Condition contains(Field<String> text, String typed) {
        return condition("contains(lower({0}), lower({1}))", text, val(typed));
    }
}
