package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.steward.definition.Expression;
import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.BadInput;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.source.Contents;
import dev.steward.source.dialect.Dialect;
import dev.steward.source.dialect.Expressions;
import dev.steward.source.dialect.MappedEvents;
import dev.steward.source.dialect.PropertyField;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Rows of a table as events, by its mapping. */
final class PgEvents extends MappedEvents {
    private final PgTable rows;
    private final Mapping mapping;
    private final Expressions expressions;
    private final Dialect dialect;
    private final Function<String, List<String>> segments;
    private final Table<?> table;

    /** @param segments the people of a saved segment by its name */
    PgEvents(PgTable rows, Mapping mapping, Dialect dialect, TimeRange range, Function<String, List<String>> segments) {
        super(mapping, dialect);
        this.rows = rows;
        this.mapping = mapping;
        this.expressions = new Expressions(dialect, this::columnText);
        this.dialect = dialect;
        this.segments = segments;
        Field<Long> at = time(rows, mapping);
        this.table = events(rows.rows(), role(Role.USER).orElseThrow(), at, rows.arrival(), within(range, at));
    }

    /** Which columns are what: as the connection says, else as guessed; throws {@link BadInput} where that cannot be. */
    static Mapping mapping(PgTable rows, SavedConnection target) {
        Mapping guess = PgGuess.of(rows);
        Mapping mapping = target.mapping()
                .map(Mapping::parse)
                .map(given -> given.orElse(guess))
                .orElse(guess);
        check(rows, mapping);
        return mapping;
    }

    /** What people must have said before rows can be events. */
    private static void check(PgTable rows, Mapping mapping) {
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

    /** On an instant the bounds are put on the column itself, where its index and its partitions serve. */
    private List<Condition> within(TimeRange range, Field<Long> at) {
        Optional<Field<OffsetDateTime>> raw = timeColumn();
        List<Condition> bounds = new ArrayList<>();
        bounds.add(raw.<Condition>map(PgSql::finite).orElseGet(at::isNotNull));
        Instant from = range.from();
        Instant to = range.to();
        if (from != null) {
            bounds.add(raw.map(column -> column.ge(val(from.atOffset(ZoneOffset.UTC))))
                    .orElseGet(() -> at.ge(val(range.fromMicros()))));
        }
        if (to != null) {
            bounds.add(raw.map(column -> column.le(val(to.atOffset(ZoneOffset.UTC))))
                    .orElseGet(() -> at.le(val(range.toMicros()))));
        }
        return bounds;
    }

    /** Whether a row of the table itself matches, whether it is an event or not. Never null. */
    Condition rowMatches(dev.steward.model.Matcher matcher) {
        return DSL.coalesce(DSL.field(matches(matcher, role(Role.EVENT).orElseThrow())), DSL.inline(false))
                .isTrue();
    }

    /** The time of a row, microseconds since 1970; null when nobody can say. */
    Field<Long> rowTime() {
        return time(rows, mapping);
    }

    /** Whether a row is earlier than an instant; its column's index and the bounds of partitions serve. Never null. */
    Condition rowBefore(Instant instant) {
        return rowBefore(
                val(instant.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE), val(Times.micros(instant)));
    }

    /** The same, where the database reckons the instant itself. */
    Condition rowBefore(Field<OffsetDateTime> instant) {
        return rowBefore(instant, PgSql.epoch(instant));
    }

    private Condition rowBefore(Field<OffsetDateTime> instant, Field<Long> micros) {
        Field<Long> at = rowTime();
        return timeColumn()
                .<Condition>map(column -> DSL.condition("({0} < {1} and isfinite({0})) is true", column, instant))
                .orElseGet(() -> DSL.condition("({0} < {1}) is true", at, micros));
    }

    /** The column of the time, where it holds instants. */
    private Optional<Field<OffsetDateTime>> timeColumn() {
        return mapping.get(Role.TIME).stream()
                .flatMap(Expression::columns)
                .map(rows::require)
                .filter(column -> column.kind() == PgColumn.Kind.INSTANT)
                .map(column -> DSL.field(name(RAW, column.name()), SQLDataType.TIMESTAMPWITHTIMEZONE))
                .findFirst();
    }

    private Field<String> columnText(String column) {
        PgColumn found = rows.require(column);
        return PgSql.property(found, PgTable.of(found)).form();
    }

    /**
     * What a column holds, to be written down: nothing is lost of a number. Its text form is {@link #column}, once it is read
     * again as JSON.
     */
    Field<String> exact(PgColumn column) {
        Field<?> field = PgTable.of(column);
        return switch (column.kind()) {
            case JSON -> PgSql.text(PgSql.json(field));
            // A real is shown as the double it is.
            case NUMBER -> PgSql.text(column.sqlType().startsWith("numeric") ? field : PgSql.number(field));
            case WHOLE, FLAG, TEXT, LOCAL_TIME, DAY, INSTANT, OTHER -> PgSql.text(field);
        };
    }

    @Override
    public Table<?> table() {
        return table;
    }

    @Override
    public Optional<Table<?>> merges() {
        return Optional.empty();
    }

    /** Nothing is kept beside a warehouse, so nobody asks where in it an event stands. */
    @Override
    public Field<Long> place() {
        return arrival();
    }

    @Override
    protected Optional<Field<String>> role(Role role) {
        return mapping.get(role).map(expressions::text);
    }

    /** A number or a uuid is compared in a fraction of the time. */
    @Override
    public Field<?> personKey() {
        return column(Role.USER)
                .filter(column ->
                        column.kind() == PgColumn.Kind.WHOLE || column.sqlType().equals("uuid"))
                .<Field<?>>map(PgTable::of)
                .orElseGet(super::personKey);
    }

    /** The column that a role is; empty where more than a column makes it. */
    private Optional<PgColumn> column(Role role) {
        return mapping.get(role).orElseThrow() instanceof Expression.Column column
                ? Optional.of(rows.require(column.name()))
                : Optional.empty();
    }

    /** A number has a text that is not empty: none need be written for every row to know it. */
    @Override
    protected Condition named(Role role) {
        return column(role)
                .filter(column -> column.kind() == PgColumn.Kind.WHOLE)
                .map(column -> PgTable.of(column).isNotNull())
                .orElseGet(() -> super.named(role));
    }

    @Override
    protected Optional<PropertyField> inJson(String key) {
        return container(rows, mapping).map(container -> PgSql.property(PgSql.jsonAt(container, key)));
    }

    @Override
    protected Optional<PropertyField> inColumn(String column) {
        return rows.find(column).map(found -> PgSql.property(found, PgTable.of(found)));
    }

    @Override
    protected Condition inside(String segment) {
        return PgDialect.any(person(), segments.apply(segment));
    }

    @Override
    public int files() {
        return 0;
    }

    @Override
    public List<String> propertyColumns() {
        return rows.columns().stream()
                .map(PgColumn::name)
                .filter(column -> !isStructural(column)
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
