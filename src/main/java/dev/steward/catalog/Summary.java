package dev.steward.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.steward.catalog.PropertyFacts.TopValue;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.SelectFieldOrAsterisk;
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
