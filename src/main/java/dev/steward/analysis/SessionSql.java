package dev.steward.analysis;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import dev.steward.model.Times;
import java.time.Duration;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Cuts the events of each actor into sessions where they are, as {@link SessionCut} does here. */
public final class SessionSql {
    /** When an event was, in microseconds. */
    public static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);

    /** What tells the order of events of one time. */
    public static final Field<Long> ARRIVAL = DSL.field(name("arrival"), SQLDataType.BIGINT);

    /** Which of the actor's sessions an event belongs to, from 1. */
    public static final Field<Long> SESSION = DSL.field(name("session"), SQLDataType.BIGINT);

    /** 1 for the first event of a session, 0 for the others. */
    public static final Field<Integer> BEGINS = DSL.field(name("begins"), SQLDataType.INTEGER);

    private SessionSql() {}

    /**
     * The same events, with {@link #SESSION} and {@link #BEGINS}.
     *
     * @param events with {@link Chosen#ACTOR} and what they are ordered by; or stretches without a gap in the place of several
     * @param until when those end, at {@link #AT} where they are events
     * @param order {@link #AT}, and {@link #ARRIVAL} where the order of events of one time matters
     * @param also what else is to be told of events
     */
    public static Table<?> cut(
            Table<?> events, Field<Long> until, Duration gap, List<Field<?>> order, Field<?>... also) {
        Field<Long> since = AT.minus(lag(until).over(actor(order)));
        Field<Integer> begins = when(since.le(inline(gap.toSeconds() * Times.MICROS_PER_SECOND)), inline(0))
                .otherwise(inline(1));
        Table<?> told = DSL.select(asterisk(), begins.as(BEGINS))
                .select(also)
                .from(events)
                .asTable(name("told"));
        return DSL.select(
                        asterisk(),
                        sum(BEGINS)
                                .over(actor(order).rowsUnboundedPreceding())
                                .cast(SQLDataType.BIGINT)
                                .as(SESSION))
                .from(told)
                .asTable(name("cut"));
    }

    /** The events of an actor in an order. A new one each time, for who gives it a frame changes it. */
    public static WindowSpecificationRowsStep actor(List<Field<?>> order) {
        return DSL.partitionBy(Chosen.ACTOR).orderBy(order);
    }
}
