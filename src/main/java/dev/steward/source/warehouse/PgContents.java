package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.steward.source.Contents;
import dev.steward.source.dialect.Dialect;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How PostgreSQL looks into JSON. */
final class PgContents implements Contents {
    private static final Field<String> KEY = field(name("key"), SQLDataType.VARCHAR);
    private static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR);
    private static final Field<Long> TIMES = field(name("times"), SQLDataType.BIGINT);
    private static final Field<JSONB> VALUE = field(name("value"), SQLDataType.JSONB);

    private final Table<?> events;
    private final Field<JSONB> json;
    private final Dialect dialect;

    PgContents(Table<?> events, Optional<Field<JSONB>> json, Dialect dialect) {
        this.events = events;
        // What is no object has no keys, and the functions refuse it.
        this.json = json.<Field<JSONB>>map(found ->
                        DSL.field("case when jsonb_typeof({0}) = 'object' then {0} end", SQLDataType.JSONB, found))
                .orElse(DSL.castNull(SQLDataType.JSONB));
        this.dialect = dialect;
    }

    @Override
    public Select<?> keys() {
        return select(field("jsonb_object_keys({0})", SQLDataType.VARCHAR, json).as(KEY))
                .from(events);
    }

    @Override
    public Select<?> values(Condition of) {
        Table<?> pairs = select(
                        field("(jsonb_each({0})).key", SQLDataType.VARCHAR, json)
                                .as(KEY),
                        field("(jsonb_each({0})).value", SQLDataType.JSONB, json)
                                .as(VALUE))
                .from(events)
                .where(of)
                .asTable("pairs");
        Table<?> counted = select(KEY, VALUE, count().as(TIMES))
                .from(pairs)
                .where(condition("jsonb_typeof({0}) <> 'null'", VALUE))
                .groupBy(KEY, VALUE)
                .asTable("counted");
        return select(KEY, PgSql.property(VALUE).form().as(TEXT), type(VALUE).as("type"), TIMES)
                .from(counted);
    }

    @Override
    public Field<String> type(String property, String column) {
        Field<JSONB> value = PgSql.jsonAt(json, property);
        return DSL.when(condition("jsonb_typeof({0}) <> 'null'", value), type(value))
                .otherwise(inline(column));
    }

    private static Field<String> type(Field<JSONB> json) {
        return field(
                "case jsonb_typeof({0}) when 'string' then 'text' when 'number' then 'number'"
                        + " when 'boolean' then 'boolean' else 'nested' end",
                SQLDataType.VARCHAR, json);
    }

    @Override
    public Table<?> top(Select<?> texts, int most) {
        Field<Long> place = field(
                "row_number() over (partition by {0} order by {1} desc, {2})",
                SQLDataType.BIGINT, KEY, TIMES, dialect.byCodePoint(TEXT));
        Table<?> placed = select(
                        KEY,
                        TEXT,
                        TIMES,
                        field("cast(sum({0}) over (partition by {1}) as bigint)", SQLDataType.BIGINT, TIMES, KEY)
                                .as("carried"),
                        field("count(*) over (partition by {0})", SQLDataType.BIGINT, KEY)
                                .as("different"),
                        place.as("place"))
                .from(texts.asTable("texts"))
                .asTable("placed");
        return select(KEY, TEXT, TIMES, field(name("carried")), field(name("different")))
                .from(placed)
                .where(field(name("place"), SQLDataType.BIGINT).le(inline((long) most)))
                .asTable("summary");
    }

    @Override
    public Condition contains(Field<String> text, String typed) {
        return dialect.contains(dialect.lower(text), dialect.lower(val(typed)));
    }
}
