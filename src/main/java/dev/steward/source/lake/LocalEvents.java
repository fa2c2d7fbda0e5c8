package dev.steward.source.lake;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Membership;
import dev.steward.model.TimeRange;
import dev.steward.source.Contents;
import dev.steward.source.EventTable;
import dev.steward.source.dialect.Conditions;
import dev.steward.source.dialect.PropertyField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Mapped rows as events. What is selected from is the raw rows of the chosen files, with person, event, time and arrival
 * added under names no file has; it keeps the name of the raw table, so that fields over raw columns hold here too.
 */
final class LocalEvents implements EventTable {
    private static final Conditions CONDITIONS = new Conditions(new DuckDialect());
    private static final String PERSON = "steward person";
    private static final String EVENT = "steward event";
    private static final String AT = "steward at";
    private static final String ARRIVAL = "steward arrival";

    private final MappedColumns columns;
    private final Mapping mapping;
    private final Table<?> table;
    private final Optional<Name> identities;
    private final int files;
    private final Function<String, Name> segments;
    private final Map<String, PropertyField> properties = new HashMap<>();

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
        this.columns = columns;
        this.mapping = mapping;
        this.identities = identities;
        this.files = files;
        this.segments = segments;
        this.table = events(rows, arrival, identities, range);
    }

    private Table<?> events(Table<?> rows, Field<Long> arrival, Optional<Name> identities, TimeRange range) {
        Field<String> user = columns.text(Role.USER).orElseThrow();
        Field<String> event = columns.text(Role.EVENT).orElseThrow();
        Field<Long> at = columns.micros(Role.TIME).orElseThrow();
        Table<?> from = rows;
        Field<String> person = user;
        if (identities.isPresent()) {
            Table<?> merged = DSL.table(identities.get()).as("merged");
            Field<String> alias = DSL.field(name("merged", "alias"), SQLDataType.VARCHAR);
            from = rows.leftJoin(merged).on(alias.eq(user));
            person = DSL.coalesce(DSL.field(name("merged", "person"), SQLDataType.VARCHAR), user);
        }
        List<org.jooq.Condition> valid = new ArrayList<>();
        valid.add(user.ne(inline("")));
        valid.add(event.ne(inline("")));
        valid.add(at.isNotNull());
        valid.addAll(within(range, at));
        return DSL.select(
                        DSL.table(name(RawTable.NAME)).asterisk(),
                        person.as(name(PERSON)),
                        event.as(name(EVENT)),
                        at.as(name(AT)),
                        arrival.as(name(ARRIVAL)))
                .from(from)
                .where(valid)
                .asTable(name(RawTable.NAME));
    }

    /** On a plain UTC timestamp the bounds are put on the column itself, where row-group statistics can use them. */
    private List<org.jooq.Condition> within(TimeRange range, Field<Long> at) {
        Optional<Field<Object>> plain = plainTimestamp();
        List<org.jooq.Condition> bounds = new ArrayList<>();
        if (range.from() != null) {
            bounds.add(bound("{0} >= {1}", plain, at, range.fromMicros()));
        }
        if (range.to() != null) {
            bounds.add(bound("{0} <= {1}", plain, at, range.toMicros()));
        }
        return bounds;
    }

    private static org.jooq.Condition bound(
            String comparison, Optional<Field<Object>> plain, Field<Long> at, long micros) {
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

    private static <T> Field<T> own(String column, org.jooq.DataType<T> type) {
        return DSL.field(name(RawTable.NAME, column), type);
    }

    @Override
    public Table<?> table() {
        return table;
    }

    @Override
    public Field<String> person() {
        return own(PERSON, SQLDataType.VARCHAR);
    }

    @Override
    public Optional<Table<?>> merges() {
        return identities.map(DSL::table);
    }

    @Override
    public Field<String> event() {
        return own(EVENT, SQLDataType.VARCHAR);
    }

    @Override
    public Field<Long> micros() {
        return own(AT, SQLDataType.BIGINT);
    }

    @Override
    public Field<Long> arrival() {
        return own(ARRIVAL, SQLDataType.BIGINT);
    }

    @Override
    public Field<Long> place() {
        return own(RawTable.ROW, SQLDataType.BIGINT);
    }

    @Override
    public Optional<Field<String>> session() {
        return columns.text(Role.SESSION).map(session -> DSL.nullif(session, inline("")));
    }

    @Override
    public Field<String> text(String property) {
        return property(property).form();
    }

    @Override
    public Field<Double> number(String property) {
        return property(property).number();
    }

    private PropertyField property(String property) {
        return properties.computeIfAbsent(property, key -> {
            Optional<String> segment = Membership.segment(key);
            if (segment.isPresent()) {
                return PropertyField.either(
                        inside(segment.get()),
                        Membership.text(segment.get(), true),
                        Membership.text(segment.get(), false));
            }
            Optional<PropertyField> inside =
                    columns.container().map(container -> DuckProperties.ofJson(Sql.jsonAt(container, key)));
            Optional<PropertyField> column = columns.raw()
                    .column(key)
                    .filter(found -> !isContainer(found))
                    .map(found -> DuckProperties.of(found, columns.raw().field(found)));
            return inside.map(json -> column.map(json::orElse).orElse(json))
                    .or(() -> column)
                    .orElse(PropertyField.MISSING);
        });
    }

    private boolean isContainer(RawColumn column) {
        return mapping.get(Role.PROPERTIES)
                .filter(expression -> expression.columns().anyMatch(column.name()::equals))
                .isPresent();
    }

    @Override
    public org.jooq.Condition holds(Condition condition) {
        return switch (condition) {
            case Condition.Property property -> CONDITIONS.holds(property, property(property.property()));
            case Condition.InSegment in -> in.member() ? inside(in.segment()) : DSL.not(inside(in.segment()));
        };
    }

    private org.jooq.Condition inside(String segment) {
        Field<String> member = DSL.field(name("person"), SQLDataType.VARCHAR);
        return person().in(DSL.select(member).from(DSL.table(segments.apply(segment))));
    }

    @Override
    public org.jooq.Condition matches(Matcher matcher) {
        org.jooq.Condition all = matcher.events().isEmpty() ? DSL.trueCondition() : event().in(matcher.events());
        for (Condition condition : matcher.where()) {
            all = all.and(holds(condition));
        }
        return all;
    }

    @Override
    public int files() {
        return files;
    }

    @Override
    public List<String> propertyColumns() {
        List<String> structural = mapping.roles().entrySet().stream()
                .filter(role -> switch (role.getKey()) {
                    case USER, EVENT, TIME, PROPERTIES -> true;
                    default -> false;
                })
                .flatMap(role -> role.getValue().columns())
                .toList();
        return columns.raw().columns().stream()
                .map(RawColumn::name)
                .filter(column -> !structural.contains(column) && !column.equals(LocalSource.LAKE_ARRIVAL))
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

    private static Field<Long> lacks(org.jooq.@Nullable Condition empty, Field<?> field) {
        org.jooq.Condition missing =
                empty == null ? field.isNull() : field.isNull().or(empty);
        return DSL.field("count_if({0})", SQLDataType.BIGINT, missing);
    }
}
