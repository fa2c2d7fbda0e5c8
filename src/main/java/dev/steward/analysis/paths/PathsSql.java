package dev.steward.analysis.paths;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.steward.analysis.Chosen;
import dev.steward.analysis.SessionSql;
import dev.steward.analysis.paths.PathsResult.Link;
import dev.steward.model.Matcher;
import dev.steward.source.EventTable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Paths as the engine walks and counts them, in one statement. What a step of it means, and in which order they come, is said
 * by {@link PathWalk}.
 */
final class PathsSql {
    /** The step of a row that counts all sessions. */
    static final int SESSIONS = 0;

    private static final Field<String> TEXT = DSL.field(name("text"), SQLDataType.VARCHAR);
    private static final Field<String> NODE = DSL.field(name("node"), SQLDataType.VARCHAR);
    private static final Field<String> BEFORE = DSL.field(name("before"), SQLDataType.VARCHAR);
    /** Among all events of the actor: where nothing tells the order of two of one time, it is the same all through. */
    private static final Field<Integer> PLACE = DSL.field(name("place"), SQLDataType.INTEGER);

    private static final Field<Integer> BEGUN = DSL.field(name("begun"), SQLDataType.INTEGER);
    private static final Field<Integer> ENDED = DSL.field(name("ended"), SQLDataType.INTEGER);
    private static final Field<Integer> ENDS = DSL.field(name("ends"), SQLDataType.INTEGER);
    private static final Field<String> NEXT = DSL.field(name("next"), SQLDataType.VARCHAR);
    private static final Field<Long> NEXT_AT = DSL.field(name("next_at"), SQLDataType.BIGINT);
    private static final Field<Integer> STEP = DSL.field(name("step"), SQLDataType.INTEGER);
    private static final Field<String> FROM = DSL.field(name("from"), SQLDataType.VARCHAR);
    private static final Field<String> TO = DSL.field(name("to"), SQLDataType.VARCHAR);
    private static final Field<Long> PATHS = DSL.field(name("paths"), SQLDataType.BIGINT);
    private static final Field<Long> MICROS = DSL.field(name("micros"), SQLDataType.BIGINT);
    private static final List<Field<?>> ORDER = List.of(SessionSql.AT, SessionSql.ARRIVAL);

    private final Paths question;
    private final Busiest busiest;
    private final EventTable events;

    /** @param busiest the nodes that keep their name */
    PathsSql(Paths question, Busiest busiest, EventTable events) {
        this.question = question;
        this.busiest = busiest;
        this.events = events;
    }

    /**
     * Step, from, to, paths, the sum of their times in microseconds, people. Every path is counted in a row of step 1, without
     * a "to" where it takes no link there; where sessions may be no paths, a row of step {@link #SESSIONS} counts them.
     */
    Select<?> links() {
        CommonTableExpression<?> cut = name("cut").as(cut());
        Select<Record> links = counted(taken(cut));
        return losesSessions()
                ? DSL.with(cut)
                        .select(asterisk())
                        .from(links.unionAll(sessions(cut)).asTable(name("counted")))
                : DSL.with(cut).select(asterisk()).from(links.asTable(name("counted")));
    }

    /** The people who take some of the links. */
    Select<?> people(List<Link> links) {
        List<Row3<Integer, String, String>> wanted = links.stream()
                .map(link -> DSL.row(val(link.step()), val(link.from()), val(link.to())))
                .toList();
        return DSL.selectDistinct(Chosen.ACTOR)
                .from(taken(cut().asTable(name("cut"))))
                .where(DSL.row(STEP, FROM, TO).in(wanted));
    }

    private boolean losesSessions() {
        return !question.nodes().excluded().isEmpty()
                || question.cut().startAt().isPresent()
                || question.cut().endAt().isPresent();
    }

    /** The events that take part, each with its session, its node, and the node before. */
    private Select<?> cut() {
        Field<String> text = events.event();
        for (var named : question.nodes().property().entrySet()) {
            text = when(events.event().eq(named.getKey()), coalesce(events.text(named.getValue()), inline("")))
                    .otherwise(text);
        }
        Table<?> chosen = new Chosen(question.scope(), events)
                .matchingAny(List.of(new Matcher(question.nodes().events(), List.of())))
                .column(events.micros().as(SessionSql.AT))
                .column(events.arrival().as(SessionSql.ARRIVAL))
                .column(events.byCodePoint(text).as(TEXT))
                .apart();
        Table<?> named = Chosen.apart(DSL.select(
                                Chosen.ACTOR,
                                SessionSql.AT,
                                SessionSql.ARRIVAL,
                                named(TEXT).as(NODE))
                        .from(chosen))
                .asTable(name("named"));
        Field<String> before = lag(NODE).over(SessionSql.actor(ORDER)).as(BEFORE);
        Field<Integer> place = rowNumber().over(SessionSql.actor(ORDER)).as(PLACE);
        return DSL.select(asterisk())
                .from(SessionSql.cut(named, SessionSql.AT, question.sessionGap(), ORDER, before, place));
    }

    private static Select<Record> sessions(Table<?> cut) {
        return DSL.select(List.of(
                        inline(SESSIONS).as(STEP),
                        DSL.castNull(SQLDataType.VARCHAR).as(FROM),
                        DSL.castNull(SQLDataType.VARCHAR).as(TO),
                        whole(coalesce(sum(SessionSql.BEGINS), BigDecimal.ZERO)),
                        inline(0L),
                        inline(0L)))
                .from(cut);
    }

    /** A row a link of a path, and one for the begin of each. */
    private Table<?> taken(Table<?> cut) {
        Table<?> path = parted(nodes(cut));
        Table<?> placed = DSL.select(
                        Chosen.ACTOR,
                        NODE,
                        SessionSql.AT,
                        rowNumber().over(path()).as(STEP),
                        lead(NODE).over(path()).as(NEXT),
                        lead(SessionSql.AT).over(path()).as(NEXT_AT))
                .from(path)
                .asTable(name("placed"));
        int most = question.cut().maxSteps();
        Condition shown = question.shown().onlyStep().isPresent()
                ? STEP.eq(inline(question.shown().onlyStep().getAsInt()))
                : STEP.le(inline(most));
        Condition goesOn = NEXT.isNotNull().and(STEP.lt(inline(most)));
        Condition link = shown.and(question.shown().dropoff() ? goesOn.or(NEXT.isNull()) : goesOn);
        return DSL.select(
                        Chosen.ACTOR,
                        STEP,
                        shown(NODE, busiest.keptFrom()).as(FROM),
                        when(link, shown(coalesce(NEXT, inline(Paths.DROPOFF)), busiest.keptTo()))
                                .as(TO),
                        coalesce(NEXT_AT.minus(SessionSql.AT), inline(0L)).as(MICROS))
                .from(placed)
                // Said by itself, so that an engine need not look at what comes after.
                .where(STEP.le(inline(most)))
                .and(link.or(STEP.eq(inline(1))))
                .asTable(name("taken"));
    }

    private Table<?> nodes(Table<?> cut) {
        Set<String> excluded = Naming.spellings(question.nodes().excluded());
        if (excluded.isEmpty()) {
            return collapsed(cut, SessionSql.BEGINS.eq(inline(1)));
        }
        // What comes before a node is another event now.
        Table<?> left = DSL.select(
                        Chosen.ACTOR,
                        SessionSql.SESSION,
                        SessionSql.AT,
                        PLACE,
                        NODE,
                        lag(NODE).over(path()).as(BEFORE))
                .from(cut)
                .where(NODE.notIn(excluded))
                .asTable(name("left"));
        return collapsed(left, BEFORE.isNull());
    }

    /** @param first whether nothing comes before an event in its session */
    private Table<?> collapsed(Table<?> nodes, Condition first) {
        return DSL.select(asterisk())
                .from(nodes)
                .where(question.nodes().collapseRepeats() ? first.or(BEFORE.ne(NODE)) : DSL.noCondition())
                .asTable(name("collapsed"));
    }

    private Field<String> named(Field<String> text) {
        Field<String> plain = when(
                        text.like("%_/"), DSL.left(text, DSL.length(text).minus(inline(1))))
                .otherwise(text);
        Field<String> node = plain;
        for (String grouping : question.nodes().groupings().reversed()) {
            node = when(plain.like(Naming.like(grouping), Naming.ESCAPE), val(grouping))
                    .otherwise(node);
        }
        return node;
    }

    /** The part of each path that counts. */
    private Table<?> parted(Table<?> path) {
        Table<?> from = question.cut()
                .startAt()
                .<Table<?>>map(start -> from(path, start))
                .orElse(path);
        return question.cut().endAt().<Table<?>>map(end -> upTo(from, end)).orElse(from);
    }

    private static Table<?> from(Table<?> path, String start) {
        Field<Integer> begun = max(is(start)).over(path().rowsUnboundedPreceding());
        return DSL.select(asterisk())
                .from(DSL.select(asterisk(), begun.as(BEGUN)).from(path).asTable(name("begun")))
                .where(BEGUN.eq(inline(1)))
                .asTable(name("started"));
    }

    private static Table<?> upTo(Table<?> path, String end) {
        Field<Integer> before =
                max(is(end)).over(path().rowsBetweenUnboundedPreceding().andPreceding(1));
        Field<Integer> anywhere = max(is(end)).over(DSL.partitionBy(Chosen.ACTOR, SessionSql.SESSION));
        return DSL.select(asterisk())
                .from(DSL.select(asterisk(), coalesce(before, inline(0)).as(ENDED), anywhere.as(ENDS))
                        .from(path)
                        .asTable(name("ending")))
                .where(ENDED.eq(inline(0)))
                .and(ENDS.eq(inline(1)))
                .asTable(name("ended"));
    }

    /** The events of a path in their order. A new one each time, for who gives it a frame changes it. */
    private static WindowSpecificationRowsStep path() {
        return DSL.partitionBy(Chosen.ACTOR, SessionSql.SESSION).orderBy(PLACE);
    }

    private static Field<Integer> is(String node) {
        return when(NODE.in(Naming.spellings(node)), inline(1)).otherwise(inline(0));
    }

    /** The name a node is shown by at a step. */
    private Field<String> shown(Field<String> node, Collection<String> kept) {
        if (busiest.isAll()) {
            return node;
        }
        Field<String> place = concat(STEP.cast(SQLDataType.VARCHAR), inline(" "), node);
        Condition named = node.in(inline(Paths.DROPOFF), inline(Paths.OTHER))
                .or(place.eq(DSL.any(val(kept.toArray(String[]::new), SQLDataType.VARCHAR.array()))));
        return when(named, node).otherwise(inline(Paths.OTHER));
    }

    /** People by themselves first: so nobody has to be sorted to be counted once. */
    private static Select<Record> counted(Table<?> taken) {
        List<Field<?>> link = List.of(STEP, FROM, TO);
        Table<?> each = DSL.select(link)
                .select(
                        count().cast(SQLDataType.BIGINT).as(PATHS),
                        whole(sum(MICROS)).as(MICROS))
                .from(taken)
                .groupBy(Chosen.ACTOR, STEP, FROM, TO)
                .asTable(name("each"));
        return DSL.select(link)
                .select(whole(sum(PATHS)), whole(sum(MICROS)), whole(count()))
                .from(each)
                .groupBy(link);
    }

    private static Field<Long> whole(Field<?> sum) {
        return sum.cast(SQLDataType.BIGINT);
    }
}
