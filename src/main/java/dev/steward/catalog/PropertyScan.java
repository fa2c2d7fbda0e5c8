package dev.steward.catalog;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The properties of one event: the keys of its JSON, which nobody knows beforehand, and the columns. Every key's values are
 * counted in one pass over the JSON; a name that is both is looked at again, since the key wins row by row.
 */
final class PropertyScan {
    private static final Field<String> KEY = field(name("key"), SQLDataType.VARCHAR);
    private static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR);
    private static final Field<String> TYPE = field(name("type"), SQLDataType.VARCHAR);
    private static final Field<Long> TIMES = field(name("times"), SQLDataType.BIGINT);
    private static final double EXACT_WHOLE = 1e15;

    private final Reader reader;
    private final EventTable events;
    private final Condition ofEvent;

    PropertyScan(Reader reader, EventTable events, String event) {
        this.reader = reader;
        this.events = events;
        this.ofEvent = events.event().eq(val(event));
    }

    List<PropertyFacts> run(Work work) {
        List<String> columns = new ArrayList<>(events.propertyColumns());
        Map<String, PropertyFacts> found = new LinkedHashMap<>();
        events.json().ifPresent(json -> found.putAll(facts(summary(inside(json)), work)));
        List<String> both = columns.stream().filter(found::containsKey).toList();
        columns.removeAll(both);
        both.forEach(column -> found.putAll(facts(summary(merged(column)), work)));
        if (!columns.isEmpty()) {
            found.putAll(facts(ColumnValues.summary(events, ofEvent, columns), work));
        }
        return found.values().stream()
                .sorted(Comparator.comparingLong(PropertyFacts::carried)
                        .reversed()
                        .thenComparing(PropertyFacts::name))
                .toList();
    }

    private Select<?> inside(Field<String> json) {
        Field<String> raw = field(name("raw"), SQLDataType.VARCHAR);
        Table<?> pairs = select(
                        field("unnest(json_keys({0}))", SQLDataType.VARCHAR, json)
                                .as(KEY),
                        field("unnest(json_extract({0}, '$.*'))", SQLDataType.VARCHAR, json)
                                .as(raw))
                .from(events.table())
                .where(ofEvent)
                .asTable("pairs");
        Table<?> counted = select(
                        KEY,
                        field("cast({0} as varchar)", SQLDataType.VARCHAR, raw).as(raw),
                        count().as(TIMES))
                .from(pairs)
                .where(condition("json_type({0}) <> 'NULL'", raw))
                .groupBy(KEY, raw)
                .asTable("counted");
        return select(KEY, text(raw).as(TEXT), type(raw).as(TYPE), TIMES).from(counted);
    }

    private Select<?> merged(String column) {
        String pointer = "/" + column.replace("~", "~0").replace("/", "~1");
        Field<String> value = field(
                "cast(json_extract({0}, {1}) as varchar)",
                SQLDataType.VARCHAR, events.json().orElseThrow(), inline(pointer));
        Field<String> type = DSL.when(value.isNotNull().and(value.ne(inline("null"))), type(value))
                .otherwise(inline(ColumnValues.type(events, column)));
        Field<String> text = events.text(column);
        return select(inline(column).as(KEY), text.as(TEXT), type.as(TYPE), count().as(TIMES))
                .from(events.table())
                .where(ofEvent.and(text.isNotNull()))
                .groupBy(text, type);
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

    /** Rows of {@link Summary#columns} for the values, and for each type (key, type, times, null, null). */
    private static Select<?> summary(Select<?> values) {
        Table<?> all = DSL.table(name("all values"));
        Field<Long> times = Summary.sum(TIMES);
        Field<Long> none = inline((Long) null, SQLDataType.BIGINT);
        Select<?> texts = select(KEY, TEXT, times.as(TIMES)).from(all).groupBy(KEY, TEXT);
        return DSL.with(name("all values"))
                .asMaterialized(values)
                .select(Summary.columns())
                .from(Summary.of(texts))
                .unionAll(select(KEY, TYPE, times, none, none).from(all).groupBy(KEY, TYPE));
    }

    private Map<String, PropertyFacts> facts(Select<?> summary, Work work) {
        Map<String, Summary> gathered = new LinkedHashMap<>();
        reader.fetch(summary, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                gathered.computeIfAbsent(SourceCatalog.text(batch, row, 0), key -> new Summary())
                        .add(batch, row);
            }
        });
        Map<String, PropertyFacts> facts = new LinkedHashMap<>();
        gathered.forEach((key, property) -> facts.put(key, property.facts(key, events)));
        return facts;
    }
}
