package dev.steward.analysis.funnel;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.CalendarSql;
import dev.steward.analysis.Chosen;
import dev.steward.analysis.funnel.Funnel.Attribution;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Matcher;
import dev.steward.model.Times;
import dev.steward.source.EventTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Row1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The events that decide a funnel, found by the engine in one statement: of each actor those of the best attempt, in a trend those
 * of the best one in each period. Folded, they give what all events would have given, because an attempt loses nothing when events
 * that do not serve it are left out, and others win nothing. What {@link Unsaid} names cannot be said in this way.
 *
 * <p>A chain is the times at which an attempt reaches its steps. Chains grow from the last step to the first: the one that begins
 * at an event of step k is that event's time and the chain of the earliest event of step k + 1 that is not before it, which is the
 * least of all chains from there on.
 */
final class FunnelSql {
    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final Field<Integer> STEP = DSL.field(name("step"), SQLDataType.INTEGER);
    private static final Field<Long> ARRIVAL = DSL.field(name("arrival"), SQLDataType.BIGINT);
    private static final Field<Long[]> CHAIN = DSL.field(name("chain"), SQLDataType.BIGINT.array());
    private static final Field<Integer> REACHED = DSL.field(name("reached"), SQLDataType.INTEGER);
    private static final Field<String> NO_NAME = inline("").as("event");

    private final Funnel question;
    private final int steps;
    private final Optional<CalendarAxis> axis;
    private final EventTable events;
    private final Optional<Attribution> attribution;
    private final List<Field<String>> values;

    private FunnelSql(Funnel question, Optional<CalendarAxis> axis, EventTable events) {
        this.question = question;
        this.steps = question.steps().size();
        this.axis = axis;
        this.events = events;
        this.attribution = question.breakdown()
                .filter(_ -> question.view() instanceof Funnel.View.Steps)
                .map(Funnel.Breakdown::attribution);
        this.values = IntStream.range(0, properties().size())
                .mapToObj(i -> DSL.field(name("value" + i), SQLDataType.VARCHAR))
                .toList();
    }

    /**
     * Rows of journeys, in the columns that {@link Rules#query} asks for.
     *
     * @param axis the periods of a trend; empty for other views
     */
    static Select<?> select(Funnel question, Optional<CalendarAxis> axis, EventTable events) {
        return new FunnelSql(question, axis, events).rows();
    }

    private List<String> properties() {
        return question.breakdown().map(Funnel.Breakdown::properties).orElse(List.of());
    }

    private Select<?> rows() {
        CommonTableExpression<?> chosen = name("chosen").as(chosen());
        Select<Record> rows = served(best(chosen));
        if (touches()) {
            rows = rows.unionAll(touched(chosen));
        }
        Table<?> deciding = rows.asTable(name("deciding"));
        return DSL.with(chosen)
                .select(deciding.fields())
                .from(deciding)
                .orderBy(Chosen.ACTOR, AT, DSL.field(name("bits0")));
    }

    private boolean touches() {
        return attribution
                .filter(by -> by == Attribution.FIRST_TOUCH || by == Attribution.LAST_TOUCH)
                .isPresent();
    }

    /** What attempts of one actor are told apart by. */
    private List<Field<?>> keys() {
        List<Field<?>> keys = new ArrayList<>(List.of(Chosen.ACTOR));
        if (parted()) {
            keys.addAll(values);
        }
        return keys;
    }

    private boolean parted() {
        return attribution.filter(by -> by == Attribution.ALL_EVENTS).isPresent();
    }

    /** The events that serve some step; no event serves two. */
    private Select<Record> chosen() {
        List<Matcher> matchers =
                question.steps().stream().map(Funnel.Step::matcher).toList();
        Field<Integer> step = inline(steps);
        for (int i = steps - 1; i > 0; i--) {
            step = when(events.matches(matchers.get(i - 1)), inline(i)).otherwise(step);
        }
        Chosen chosen = new Chosen(question.scope(), events)
                .matchingAny(matchers)
                .column(events.micros().as(AT))
                .column(step.as(STEP));
        if (touches()) {
            chosen.column(events.arrival().as(ARRIVAL));
        }
        if (touches() || parted()) {
            for (int i = 0; i < values.size(); i++) {
                Field<String> text = events.text(properties().get(i));
                chosen.column((parted() ? coalesce(text, inline("")) : text).as(values.get(i)));
            }
        }
        return chosen.select();
    }

    private Table<?> best(Table<?> chosen) {
        Table<?> chained = chained(chosen, steps, when(STEP.eq(inline(steps)), one()));
        for (int step = steps - 1; step > 0; step--) {
            Field<Long[]> rest = coalesce(min(CHAIN).over(notBefore()), none());
            chained = chained(chained, step + 1, when(STEP.eq(inline(step)), joined(one(), rest)));
        }
        List<Field<?>> by = new ArrayList<>(keys());
        axis.ifPresent(periods -> by.add(CalendarSql.period(AT, periods)));
        List<OrderField<?>> order = new ArrayList<>(by);
        order.add(reached().desc());
        order.add(AT);
        List<Field<?>> columns = new ArrayList<>(keys());
        columns.add(CHAIN);
        columns.add(reached().as(REACHED));
        return DSL.select(columns)
                .distinctOn(by)
                .from(chained)
                .where(STEP.eq(inline(1)))
                .orderBy(order)
                .asTable(name("best"));
    }

    /** Events of later steps have done their part. */
    private Table<?> chained(Table<?> from, int upTo, Field<Long[]> chain) {
        List<Field<?>> columns = new ArrayList<>(keys());
        columns.addAll(List.of(AT, STEP, chain.as(CHAIN)));
        return DSL.select(columns)
                .from(from)
                .where(upTo == steps ? DSL.noCondition() : STEP.le(inline(upTo)))
                .asTable(name("chained"));
    }

    /** From the latest event back to those of the same time, or only to later ones. */
    private WindowSpecification notBefore() {
        var back = DSL.partitionBy(keys()).orderBy(AT.desc()).rangeBetweenUnboundedPreceding();
        return question.ties() == Funnel.Ties.ALLOWED ? back.andCurrentRow() : back.andPreceding(1);
    }

    private static Field<Long[]> one() {
        return DSL.field("array[{0}]", SQLDataType.BIGINT.array(), AT);
    }

    private static Field<Long[]> none() {
        return DSL.field("cast('{}' as bigint[])", SQLDataType.BIGINT.array());
    }

    private static Field<Long[]> joined(Field<Long[]> first, Field<Long[]> rest) {
        return DSL.field("({0} || {1})", SQLDataType.BIGINT.array(), first, rest);
    }

    private static Field<Long> time(Field<Integer> step) {
        return DSL.field("({0})[{1}]", SQLDataType.BIGINT, CHAIN, step);
    }

    /** How many steps lie in the window. */
    private Field<Integer> reached() {
        Field<Long> end = AT.plus(inline(question.window().toSeconds() * Times.MICROS_PER_SECOND));
        Field<Integer> reached = inline(1);
        for (int step = 2; step <= steps; step++) {
            reached = when(time(inline(step)).le(end), inline(step)).otherwise(reached);
        }
        return reached;
    }

    /** An event a step. */
    private Select<Record> served(Table<?> best) {
        Row1<?>[] numbers = IntStream.rangeClosed(1, steps)
                .mapToObj(step -> row(inline(step)))
                .toArray(Row1[]::new);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Table<Record1<Integer>> each = (Table) DSL.values((Row1[]) numbers).as("each", "number");
        Field<Integer> number = DSL.field(name("each", "number"), SQLDataType.INTEGER);
        List<Field<?>> columns =
                new ArrayList<>(List.of(Chosen.ACTOR, time(number).as(AT), NO_NAME, bit(number)));
        values.forEach(value ->
                columns.add(parted() ? value : DSL.castNull(SQLDataType.VARCHAR).as(value)));
        return DSL.select(columns).from(best).join(each).on(number.le(REACHED));
    }

    private static Field<Long> bit(Field<Integer> step) {
        return DSL.field("(cast(1 as bigint) << ({0} - 1))", SQLDataType.BIGINT, step)
                .as("bits0");
    }

    /** The event that says which values somebody belongs to. */
    private Select<Record> touched(Table<?> chosen) {
        boolean first = attribution.filter(by -> by == Attribution.FIRST_TOUCH).isPresent();
        List<Field<?>> columns = new ArrayList<>(List.of(Chosen.ACTOR, AT, NO_NAME, bit(STEP)));
        columns.addAll(values);
        Condition carries = DSL.or(values.stream().map(Field::isNotNull).toList());
        return DSL.select(columns)
                .distinctOn(Chosen.ACTOR)
                .from(chosen)
                .where(carries)
                .and(Chosen.ACTOR.in(DSL.select(Chosen.ACTOR).from(chosen).where(STEP.eq(inline(1)))))
                .orderBy(Chosen.ACTOR, first ? AT.asc() : AT.desc(), first ? ARRIVAL.asc() : ARRIVAL.desc());
    }
}
