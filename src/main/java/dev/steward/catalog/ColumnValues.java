package dev.steward.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The values of several columns, counted in one scan: a grouping set for each. */
final class ColumnValues {
    private ColumnValues() {}

    /** Rows of {@link Summary#columns} for every one of the columns that any event carries. */
    static Select<?> summary(EventTable events, Condition which, List<String> columns) {
        List<Field<String>> texts = new ArrayList<>();
        List<Field<?>> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field<String> text = field(name("c" + i), SQLDataType.VARCHAR);
            texts.add(text);
            named.add(events.column(columns.get(i)).as(text));
        }
        Table<?> rows = select(named).from(events.table()).where(which).asTable("rows");
        Field<String> value = texts.size() == 1
                ? texts.getFirst()
                : DSL.coalesce(texts.getFirst(), texts.subList(1, texts.size()).toArray(Field<?>[]::new));
        Table<?> counted = select(
                        key(texts, columns).as("key"),
                        value.as("text"),
                        DSL.count().as("times"))
                .from(rows)
                .groupBy(DSL.groupingSets(texts.toArray(Field<?>[]::new)))
                .asTable("counted");
        Select<?> present =
                select(DSL.asterisk()).from(counted).where(field(name("text")).isNotNull());
        return select(Summary.columns()).from(events.contents().top(present, PropertyFacts.TOP));
    }

    private static Field<String> key(List<Field<String>> texts, List<String> columns) {
        CaseConditionStep<String> key =
                DSL.when(DSL.grouping(texts.getFirst()).eq(inline(0)), inline(columns.getFirst()));
        for (int i = 1; i < texts.size(); i++) {
            key = key.when(DSL.grouping(texts.get(i)).eq(inline(0)), inline(columns.get(i)));
        }
        return key;
    }

    /** What the values of a column are, as {@link PropertyFacts#types} says it. */
    static String type(EventTable events, String column) {
        return events.type(column).name().toLowerCase(Locale.ROOT);
    }
}
