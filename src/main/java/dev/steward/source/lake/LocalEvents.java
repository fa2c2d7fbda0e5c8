package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.TimeRange;
import dev.steward.source.Contents;
import dev.steward.source.dialect.MappedEvents;
import dev.steward.source.dialect.PropertyField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Mapped rows of files as events, as DuckDB reads them. */
final class LocalEvents extends MappedEvents {
    private final MappedColumns columns;
    private final Mapping mapping;
    private final Table<?> table;
    private final Optional<Name> identities;
    private final int files;
    private final Function<String, Name> segments;

    /**
     * @param rows the raw rows to read, under {@link RawTable#NAME}
     * @param files how many files these rows stand in
     * @param arrival what breaks ties in time
     * @param identities a table (alias, person), when there is one
     * @param segments names the table (person) of a saved segment
     */
    LocalEvents(
            MappedColumns columns,
            Mapping mapping,
            Table<?> rows,
            int files,
            Field<Long> arrival,
            Optional<Name> identities,
            TimeRange range,
            Function<String, Name> segments) {
        super(mapping, new DuckDialect());
        this.columns = columns;
        this.mapping = mapping;
        this.identities = identities;
        this.files = files;
        this.segments = segments;
        this.table = merged(rows, arrival, range);
    }

    private Table<?> merged(Table<?> rows, Field<Long> arrival, TimeRange range) {
        Field<String> user = columns.text(Role.USER).orElseThrow();
        Field<Long> at = columns.micros(Role.TIME).orElseThrow();
        if (identities.isEmpty()) {
            return events(rows, user, at, arrival, within(range, at));
        }
        Table<?> merged = DSL.table(identities.get()).as("merged");
        Field<String> alias = DSL.field(name("merged", "alias"), SQLDataType.VARCHAR);
        Field<String> person = DSL.coalesce(DSL.field(name("merged", "person"), SQLDataType.VARCHAR), user);
        return events(rows.leftJoin(merged).on(alias.eq(user)), person, at, arrival, within(range, at));
    }

    /** On a plain UTC timestamp the bounds are put on the column itself, where row-group statistics can use them. */
    private List<Condition> within(TimeRange range, Field<Long> at) {
        Optional<Field<Object>> plain = plainTimestamp();
        List<Condition> bounds = new ArrayList<>(List.of(at.isNotNull()));
        if (range.from() != null) {
            bounds.add(bound("{0} >= {1}", plain, at, range.fromMicros()));
        }
        if (range.to() != null) {
            bounds.add(bound("{0} <= {1}", plain, at, range.toMicros()));
        }
        return bounds;
    }

    private static Condition bound(String comparison, Optional<Field<Object>> plain, Field<Long> at, long micros) {
        return plain.isPresent()
                ? DSL.condition(comparison, plain.get(), DSL.field("make_timestamp({0})", inline(micros)))
                : DSL.condition(comparison, at, inline(micros));
    }

    private Optional<Field<Object>> plainTimestamp() {
        return mapping.get(Role.TIME)
                .filter(Expression.Column.class::isInstance)
                .flatMap(expression -> columns.raw().column(((Expression.Column) expression).name()))
                .filter(column -> column.sqlType().equals("TIMESTAMP")
                        && mapping.zone().getId().equals("Z"))
                .map(column -> columns.raw().field(column));
    }

    @Override
    public Table<?> table() {
        return table;
    }

    @Override
    public Optional<Table<?>> merges() {
        return identities.map(DSL::table);
    }

    @Override
    public Field<Long> place() {
        return DSL.field(name(RAW, RawTable.ROW), SQLDataType.BIGINT);
    }

    @Override
    protected Optional<Field<String>> role(Role role) {
        return columns.text(role);
    }

    @Override
    protected Optional<PropertyField> inJson(String key) {
        return columns.container().map(container -> DuckProperties.ofJson(Sql.jsonAt(container, key)));
    }

    @Override
    protected Optional<PropertyField> inColumn(String column) {
        return columns.raw()
                .column(column)
                .map(found -> DuckProperties.of(found, columns.raw().field(found)));
    }

    @Override
    protected Condition inside(String segment) {
        Field<String> member = DSL.field(name("person"), SQLDataType.VARCHAR);
        return person().in(DSL.select(member).from(DSL.table(segments.apply(segment))));
    }

    @Override
    public int files() {
        return files;
    }

    @Override
    public List<String> propertyColumns() {
        return columns.raw().columns().stream()
                .map(RawColumn::name)
                .filter(column -> !isStructural(column) && !column.equals(LocalSource.LAKE_ARRIVAL))
                .toList();
    }

    @Override
    public Field<String> column(String propertyColumn) {
        RawColumn found = columns.raw().require(propertyColumn);
        return DuckProperties.of(found, columns.raw().field(found)).form();
    }

    @Override
    public PropertyType type(String propertyColumn) {
        return switch (columns.raw().require(propertyColumn).kind()) {
            case NUMBER, NUMBER_TEXT -> PropertyType.NUMBER;
            case FLAG, FLAG_TEXT -> PropertyType.BOOLEAN;
            case LOCAL_TIME, INSTANT -> PropertyType.INSTANT;
            case NESTED -> PropertyType.NESTED;
            case TEXT, JSON, OTHER -> PropertyType.TEXT;
        };
    }

    @Override
    public Optional<Field<String>> json() {
        return columns.container().map(Sql::text);
    }

    @Override
    public Contents contents() {
        return new DuckContents(table, json());
    }

    /** Rows that are no events, by the role they lack; one row of counts. */
    static List<Field<Long>> lacking(MappedColumns columns) {
        return List.of(
                lacks(
                        columns.text(Role.USER).orElseThrow().eq(inline("")),
                        columns.text(Role.USER).orElseThrow()),
                lacks(
                        columns.text(Role.EVENT).orElseThrow().eq(inline("")),
                        columns.text(Role.EVENT).orElseThrow()),
                lacks(null, columns.micros(Role.TIME).orElseThrow()));
    }

    private static Field<Long> lacks(@Nullable Condition empty, Field<?> field) {
        Condition missing = empty == null ? field.isNull() : field.isNull().or(empty);
        return DSL.field("count_if({0})", SQLDataType.BIGINT, missing);
    }
}
