package dev.steward.source.dialect;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.definition.Mapping;
import dev.steward.definition.Role;
import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.Membership;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Mapped rows as events, whatever engine holds them. What is selected from is the raw rows under {@link #RAW}, with person,
 * event, time and arrival added under names no row has; it keeps the name of the raw rows, so that fields over raw columns hold
 * here too. An engine says what its columns and its JSON hold, and who is in a segment.
 */
public abstract class MappedEvents implements EventTable {
    /** What raw rows are selected under. */
    public static final String RAW = "raw";

    private static final String PERSON = "steward person";
    private static final String EVENT = "steward event";
    private static final String AT = "steward at";
    private static final String ARRIVAL = "steward arrival";

    private final Mapping mapping;
    private final Dialect dialect;
    private final Conditions conditions;
    private final Map<String, PropertyField> properties = new HashMap<>();

    protected MappedEvents(Mapping mapping, Dialect dialect) {
        this.mapping = mapping;
        this.dialect = dialect;
        this.conditions = new Conditions(dialect);
    }

    /** The text that a role holds; empty when the role is not mapped. */
    protected abstract Optional<Field<String>> role(Role role);

    /** Whether a role holds a text that is not empty; may be null where it does not. */
    protected org.jooq.Condition named(Role role) {
        return role(role).orElseThrow().ne(inline(""));
    }

    /** What the JSON of an event holds under a key; empty when the rows have no such column. */
    protected abstract Optional<PropertyField> inJson(String key);

    /** What a column holds; empty when there is none of that name. */
    protected abstract Optional<PropertyField> inColumn(String column);

    /** The event's person is in a saved segment. Never null. */
    protected abstract org.jooq.Condition inside(String segment);

    /**
     * The events to select from.
     *
     * @param rows the raw rows, under {@link #RAW}, perhaps joined with others
     * @param person whom an event is of, in the end
     * @param bounds that it has a time, and where that must lie
     */
    protected final Table<?> events(
            Table<?> rows, Field<String> person, Field<Long> at, Field<Long> arrival, List<org.jooq.Condition> bounds) {
        Field<String> event = role(Role.EVENT).orElseThrow();
        List<org.jooq.Condition> valid = new ArrayList<>();
        valid.add(named(Role.USER));
        valid.add(named(Role.EVENT));
        valid.addAll(bounds);
        return DSL.select(
                        DSL.table(name(RAW)).asterisk(),
                        person.as(name(PERSON)),
                        event.as(name(EVENT)),
                        at.as(name(AT)),
                        arrival.as(name(ARRIVAL)))
                .from(rows)
                .where(valid)
                .asTable(name(RAW));
    }

    private static <T> Field<T> own(String column, DataType<T> type) {
        return DSL.field(name(RAW, column), type);
    }

    @Override
    public final Field<String> person() {
        return own(PERSON, SQLDataType.VARCHAR);
    }

    /** Sorted by their bytes names need no look at a language. */
    @Override
    public Field<?> personKey() {
        return byCodePoint(person());
    }

    @Override
    public final Field<String> event() {
        return own(EVENT, SQLDataType.VARCHAR);
    }

    @Override
    public final Field<Long> micros() {
        return own(AT, SQLDataType.BIGINT);
    }

    @Override
    public final Field<Long> arrival() {
        return own(ARRIVAL, SQLDataType.BIGINT);
    }

    @Override
    public final Optional<Field<String>> session() {
        return role(Role.SESSION).map(session -> DSL.nullif(session, inline("")));
    }

    @Override
    public final Field<String> text(String property) {
        return property(property).form();
    }

    @Override
    public final Field<String> byCodePoint(Field<String> text) {
        return dialect.byCodePoint(text);
    }

    @Override
    public final Field<Double> number(String property) {
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
            Optional<PropertyField> column =
                    columnsOf(Role.PROPERTIES).contains(key) ? Optional.empty() : inColumn(key);
            return inJson(key)
                    .map(json -> column.map(json::orElse).orElse(json))
                    .or(() -> column)
                    .orElse(PropertyField.MISSING);
        });
    }

    /** The columns that a role reads. */
    private Set<String> columnsOf(Role role) {
        return mapping.get(role).stream()
                .flatMap(expression -> expression.columns())
                .collect(Collectors.toSet());
    }

    /** Whether a column says who did what when, or holds other properties: then it is none itself. */
    protected final boolean isStructural(String column) {
        return List.of(Role.USER, Role.EVENT, Role.TIME, Role.PROPERTIES).stream()
                .anyMatch(role -> columnsOf(role).contains(column));
    }

    @Override
    public final org.jooq.Condition holds(Condition condition) {
        return switch (condition) {
            case Condition.Property property -> conditions.holds(property, property(property.property()));
            case Condition.InSegment in -> in.member() ? inside(in.segment()) : DSL.not(inside(in.segment()));
        };
    }

    @Override
    public final org.jooq.Condition matches(Matcher matcher) {
        return matches(matcher, event());
    }

    /** @param event what happened, where rows are not selected as events */
    protected final org.jooq.Condition matches(Matcher matcher, Field<String> event) {
        org.jooq.Condition all = matcher.events().isEmpty() ? DSL.trueCondition() : event.in(matcher.events());
        for (Condition condition : matcher.where()) {
            all = all.and(holds(condition));
        }
        return all;
    }
}
