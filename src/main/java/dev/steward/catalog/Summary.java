package dev.steward.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.steward.catalog.PropertyFacts.TopValue;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** How many values a property has and which are the most frequent: asked for in SQL, then gathered row by row. */
final class Summary {
    private static final Comparator<TopValue> MOST_FREQUENT =
            Comparator.comparingLong(TopValue::count).reversed().thenComparing(TopValue::text);
    private static final Field<String> KEY = field(name("key"), SQLDataType.VARCHAR);
    private static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR);
    private static final Field<Long> TIMES = field(name("times"), SQLDataType.BIGINT);
    private static final Field<Long> CARRIED = field(name("carried"), SQLDataType.BIGINT);
    private static final Field<Long> DIFFERENT = field(name("different"), SQLDataType.BIGINT);
    private static final Field<Object> TOP = field(name("top"));

    private final List<TopValue> top = new ArrayList<>();
    private final List<TopValue> types = new ArrayList<>();
    private long carried;
    private long distinct;

    static Field<Long> sum(Field<Long> counts) {
        return field("cast(sum({0}) as bigint)", SQLDataType.BIGINT, counts);
    }

    /** (key, text, times, carried, different): one of the top values, and what holds for the whole property. */
    static List<SelectFieldOrAsterisk> columns() {
        return List.of(KEY, TEXT, TIMES, CARRIED, DIFFERENT);
    }

    /**
     * A table with {@link #columns}.
     *
     * @param texts rows (key, text, times), each text of a key once, none of them null
     */
    static Table<?> of(Select<?> texts) {
        // The smallest by (-times, text), kept in a heap: sorting millions of different values would take seconds.
        Field<Object> smallest = field(
                "min(struct_pack(a := -{0}, b := {1}), {2})",
                TOP.getDataType(), TIMES, TEXT, inline(PropertyFacts.TOP));
        Table<?> byKey = select(
                        KEY,
                        sum(TIMES).as(CARRIED),
                        field("count(*)", SQLDataType.BIGINT).as(DIFFERENT),
                        smallest.as(TOP))
                .from(texts.asTable("texts"))
                .groupBy(KEY)
                .asTable("by key");
        Table<?> unnested = select(
                        KEY,
                        CARRIED,
                        DIFFERENT,
                        field("unnest({0})", Object.class, TOP).as(TOP))
                .from(byKey)
                .asTable("unnested");
        return select(
                        KEY,
                        field("struct_extract({0}, 'b')", SQLDataType.VARCHAR, TOP)
                                .as(TEXT),
                        field("cast(-struct_extract({0}, 'a') as bigint)", SQLDataType.BIGINT, TOP)
                                .as(TIMES),
                        CARRIED,
                        DIFFERENT)
                .from(unnested)
                .asTable("summary");
    }

    /** Takes a row of {@link #columns}, or one without {@code carried} whose text is a type. */
    void add(Batch batch, int row) {
        TopValue value = new TopValue(SourceCatalog.text(batch, row, 1), batch.number(row, 2));
        if (batch.isNull(row, 3)) {
            types.add(value);
        } else {
            top.add(value);
            carried = batch.number(row, 3);
            distinct = batch.number(row, 4);
        }
    }

    PropertyFacts facts(String property, EventTable events) {
        List<String> named = types.isEmpty()
                ? List.of(ColumnValues.type(events, property))
                : types.stream().sorted(MOST_FREQUENT).map(TopValue::text).toList();
        return new PropertyFacts(
                property,
                named,
                carried,
                distinct,
                top.stream().sorted(MOST_FREQUENT).toList());
    }
}
