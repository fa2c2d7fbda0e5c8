package dev.steward.analysis;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.definition.Scope;
import dev.steward.journey.Journey;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Matcher;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The events that take part in a question, in SQL: {@link #ACTOR}, and whatever else is asked of each. */
public final class Chosen {
    /**
     * Who did it: the person, or the value of the property that is counted instead. Whatever it is to the engine, it is read as
     * the name.
     */
    public static final Field<String> ACTOR = DSL.field(name("actor"), SQLDataType.VARCHAR);

    /** The matchers that an event satisfies, as journeys are told of them. */
    public static final Field<Long> BITS = DSL.field(name("bits0"), SQLDataType.BIGINT);

    private final List<Field<?>> columns = new ArrayList<>();
    private final List<Condition> wanted = new ArrayList<>();
    private final EventTable events;

    /** Those that the question's filters let through, of actors that have a name. The range is the table's. */
    public Chosen(Scope scope, EventTable events) {
        this.events = events;
        Field<?> actor = scope.actor()
                .<Field<?>>map(property -> events.byCodePoint(events.text(property)))
                .orElseGet(events::personKey);
        columns.add(actor.as(ACTOR));
        scope.filters().forEach(filter -> wanted.add(events.holds(filter)));
        scope.actor().ifPresent(_ -> wanted.add(actor.isNotNull()));
    }

    public Chosen column(Field<?> column) {
        columns.add(column);
        return this;
    }

    /** {@link #BITS}: which of the matchers, at most {@link Journey#BITS}, an event satisfies. */
    public Chosen bits(List<Matcher> matchers) {
        return column(
                StreamedJourneys.word(matchers.stream().map(events::matches).toList())
                        .as(BITS));
    }

    /** Not before a time in microseconds; {@link Long#MIN_VALUE}: at any time. */
    public static Condition since(Field<Long> at, long from) {
        return from == Long.MIN_VALUE ? DSL.noCondition() : at.ge(inline(from));
    }

    /** Whether an event satisfies one of the matchers of {@link #bits}. */
    public static Condition satisfies(int matcher) {
        return DSL.bitAnd(BITS, inline(1L << matcher)).ne(inline(0L));
    }

    public Chosen where(Condition condition) {
        wanted.add(condition);
        return this;
    }

    /** Those that satisfy at least one of the matchers. */
    public Chosen matchingAny(List<Matcher> matchers) {
        return matchers.contains(Matcher.ANY)
                ? this
                : where(DSL.or(matchers.stream().distinct().map(events::matches).toList()));
    }

    public Select<Record> select() {
        return DSL.select(columns).from(events.table()).where(wanted);
    }

    /**
     * The same, where an engine evaluates an event's columns once and goes on with what came of it: PostgreSQL would write their
     * expressions into every place that mentions them, and take groups by them for as many as there are instants.
     */
    public Table<?> apart() {
        return apart(DSL.select(columns).from(events.table()).where(wanted)).asTable(name("chosen"));
    }

    /** The same for what is made of events, before they are sorted. */
    public static Select<?> apart(SelectLimitStep<?> events) {
        // A literal with a type: what is cast only when it is planned keeps all cores but one from working.
        return events.offset(inline("0").cast(SQLDataType.BIGINT));
    }

    public Table<?> table() {
        return select().asTable(name("chosen"));
    }
}
