package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Membership;
import dev.steward.model.TimeRange;
import dev.steward.source.Contents;
import dev.steward.source.EventTable;
import dev.steward.source.dialect.Conditions;
import dev.steward.source.dialect.Dialect;
import dev.steward.source.dialect.Expressions;
import dev.steward.source.dialect.PropertyField;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Rows of a table as events, by its mapping. */
final class PgEvents implements EventTable {
    private static final String PERSON = "steward person";
    private static final String EVENT = "steward event";
    private static final String AT = "steward at";
    private static final String ARRIVAL = "steward arrival";

    private final PgTable rows;
    private final Mapping mapping;
    private final Expressions expressions;
    private final Dialect dialect;
    private final Conditions conditions;
    private final Function<String, List<String>> segments;
    private final Table<?> table;
    private final Map<String, PropertyField> properties = new HashMap<>();

    /** @param segments the people of a saved segment by its name */
    PgEvents(PgTable rows, Mapping mapping, Dialect dialect, TimeRange range, Function<String, List<String>> segments) {
        this.rows = rows;
        this.mapping = mapping;
        this.expressions = new Expressions(dialect, this::columnText);
        this.dialect = dialect;
        this.conditions = new Conditions(dialect);
        this.segments = segments;
        this.table = events(range);
    }

    /** What people must have said before rows can be events. */
    static void check(PgTable rows, Mapping mapping) {
        mapping.columns().forEach(rows::require);
        for (Role role : List.of(Role.USER, Role.EVENT, Role.TIME)) {
            if (mapping.get(role).isEmpty()) {
                throw new BadInput(
                        "mapping.missing-" + role.word(),
                        "No column of " + rows.title() + " could be recognised as " + role.word() + ".",
                        "Say which one it is, such as " + role.word() + "=COLUMN. The columns are: "
                                + String.join(
                                        ", ",
                                        rows.columns().stream()
                                                .map(PgColumn::name)
                                                .toList()) + ".");
            }
        }
        time(rows, mapping);
        container(rows, mapping);
    }

    private static Field<Long> time(PgTable rows, Mapping mapping) {
        if (!(mapping.get(Role.TIME).orElseThrow() instanceof Expression.Column column)) {
            throw new BadInput("mapping.time", "ts must be a column.", "Name the column that holds the time.");
        }
        PgColumn found = rows.require(column.name());
        Field<?> field = PgTable.of(found);
        return switch (found.kind()) {
            case INSTANT -> PgSql.epoch(field);
            case LOCAL_TIME, DAY ->
                PgSql.epoch(PgSql.inZone(field, mapping.zone().getId()));
            case WHOLE, NUMBER -> PgSql.epochNumber(found, field);
            case TEXT, FLAG, JSON, OTHER ->
                throw new BadInput(
                        "mapping.time",
                        "The column " + found.name() + " holds " + found.sqlType() + ", not a time.",
                        "Map a column of the type timestamptz, timestamp, date or a number of seconds; a text can be cast in a view.");
        };
    }

    private static Optional<Field<JSONB>> container(PgTable rows, Mapping mapping) {
        return mapping.get(Role.PROPERTIES).map(expression -> {
            PgColumn found = expression instanceof Expression.Column column
                    ? rows.require(column.name())
                    : new PgColumn(expression.toString(), "an expression");
            if (found.kind() != PgColumn.Kind.JSON) {
                throw new BadInput(
                        "mapping.properties",
                        "properties must be a column of the type jsonb or json; " + found.name() + " is "
                                + found.sqlType() + ".",
                        "Name another column, or cast it in a view.");
            }
            return PgSql.json(PgTable.of(found));
        });
    }

    private Table<?> events(TimeRange range) {
        Field<String> user = expressions.text(mapping.get(Role.USER).orElseThrow());
        Field<String> event = expressions.text(mapping.get(Role.EVENT).orElseThrow());
        Field<Long> at = time(rows, mapping);
        List<org.jooq.Condition> valid = new ArrayList<>();
        valid.add(user.ne(inline("")));
        valid.add(event.ne(inline("")));
        valid.add(at.isNotNull());
        valid.addAll(within(range, at));
        return DSL.select(
                        DSL.table(name(PgTable.NAME)).asterisk(),
                        user.as(name(PERSON)),
                        event.as(name(EVENT)),
                        at.as(name(AT)),
                        rows.arrival().as(name(ARRIVAL)))
                .from(rows.rows())
                .where(valid)
                .asTable(name(PgTable.NAME));
    }

    /** On an instant the bounds are put on the column itself, where its index and its partitions serve. */
    private List<org.jooq.Condition> within(TimeRange range, Field<Long> at) {
        PgColumn column = mapping.get(Role.TIME).stream()
                .flatMap(Expression::columns)
                .map(rows::require)
                .findFirst()
                .orElseThrow();
        boolean plain = column.kind() == PgColumn.Kind.INSTANT;
        Field<OffsetDateTime> raw = DSL.field(name(PgTable.NAME, column.name()), SQLDataType.TIMESTAMPWITHTIMEZONE);
        List<org.jooq.Condition> bounds = new ArrayList<>();
        if (range.from() != null) {
            bounds.add(plain ? raw.ge(val(range.from().atOffset(ZoneOffset.UTC))) : at.ge(val(range.fromMicros())));
        }
        if (range.to() != null) {
            bounds.add(plain ? raw.le(val(range.to().atOffset(ZoneOffset.UTC))) : at.le(val(range.toMicros())));
        }
        return bounds;
    }

    private Field<String> columnText(String column) {
        PgColumn found = rows.require(column);
        return PgSql.property(found, PgTable.of(found)).form();
    }

    private static <T> Field<T> own(String column, org.jooq.DataType<T> type) {
        return DSL.field(name(PgTable.NAME, column), type);
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
        return Optional.empty();
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

    /** Nothing is kept beside a warehouse, so nobody asks where in it an event stands. */
    @Override
    public Field<Long> place() {
        return arrival();
    }

    @Override
    public Optional<Field<String>> session() {
        return mapping.get(Role.SESSION).map(session -> DSL.nullif(expressions.text(session), inline("")));
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
                    container(rows, mapping).map(container -> PgSql.property(PgSql.jsonAt(container, key)));
            Optional<PropertyField> column = rows.find(key)
                    .filter(found -> !isContainer(found))
                    .map(found -> PgSql.property(found, PgTable.of(found)));
            return inside.map(json -> column.map(json::orElse).orElse(json))
                    .or(() -> column)
                    .orElse(PropertyField.MISSING);
        });
    }

    private boolean isContainer(PgColumn column) {
        return mapping.get(Role.PROPERTIES)
                .filter(expression -> expression.columns().anyMatch(column.name()::equals))
                .isPresent();
    }

    @Override
    public org.jooq.Condition holds(Condition condition) {
        return switch (condition) {
            case Condition.Property property -> conditions.holds(property, property(property.property()));
            case Condition.InSegment in -> in.member() ? inside(in.segment()) : DSL.not(inside(in.segment()));
        };
    }

    private org.jooq.Condition inside(String segment) {
        return PgDialect.any(person(), segments.apply(segment));
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
        return 0;
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
        return rows.columns().stream()
                .map(PgColumn::name)
                .filter(column -> !structural.contains(column)
                        && rows.key().filter(column::equals).isEmpty())
                .toList();
    }

    @Override
    public Field<String> column(String propertyColumn) {
        return columnText(propertyColumn);
    }

    @Override
    public PropertyType type(String propertyColumn) {
        return switch (rows.require(propertyColumn).kind()) {
            case WHOLE, NUMBER -> PropertyType.NUMBER;
            case FLAG -> PropertyType.BOOLEAN;
            case LOCAL_TIME, DAY, INSTANT -> PropertyType.INSTANT;
            case TEXT, JSON -> PropertyType.TEXT;
            case OTHER -> PropertyType.NESTED;
        };
    }

    @Override
    public Optional<Field<String>> json() {
        return container(rows, mapping).map(PgSql::text);
    }

    @Override
    public Contents contents() {
        return new PgContents(table, container(rows, mapping), dialect);
    }
}
