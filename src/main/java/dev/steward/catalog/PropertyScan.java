package dev.steward.catalog;

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
        if (events.json().isPresent()) {
            found.putAll(facts(summary(events.contents().values(ofEvent)), work));
        }
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

    private Select<?> merged(String column) {
        Field<String> type = events.contents().type(column, ColumnValues.type(events, column));
        // Grouped outside: an engine cannot see that an expression with values bound to it is the same one twice.
        Table<?> values = select(inline(column).as(KEY), events.text(column).as(TEXT), type.as(TYPE))
                .from(events.table())
                .where(ofEvent)
                .asTable("values");
        return select(KEY, TEXT, TYPE, count().as(TIMES))
                .from(values)
                .where(TEXT.isNotNull())
                .groupBy(KEY, TEXT, TYPE);
    }

    /** Rows of {@link Summary#columns} for the values, and for each type (key, type, times, null, null). */
    private Select<?> summary(Select<?> values) {
        Table<?> all = DSL.table(name("all values"));
        Field<Long> times = Summary.sum(TIMES);
        Field<Long> none = inline((Long) null, SQLDataType.BIGINT);
        Select<?> texts = select(KEY, TEXT, times.as(TIMES)).from(all).groupBy(KEY, TEXT);
        return DSL.with(name("all values"))
                .asMaterialized(values)
                .select(Summary.columns())
                .from(events.contents().top(texts, PropertyFacts.TOP))
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
