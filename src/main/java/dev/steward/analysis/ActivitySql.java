package dev.steward.analysis;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.when;

import dev.steward.model.CalendarAxis;
import dev.steward.source.EventTable;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a question about activity needs to know of each actor: the first event of every period, and one before the axis. */
final class ActivitySql {
    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final long BEFORE = -1;

    private ActivitySql() {}

    /** Rows of a journey; what comes after the axis is left out. */
    static Select<?> select(ActivityQuestion question, CalendarAxis axis, EventTable events) {
        Table<?> active = new Chosen(question.scope(), events)
                .column(events.micros().as(AT))
                .where(events.matches(question.activity()))
                .where(events.micros().lt(inline(axis.start(axis.size()))))
                .apart();
        Field<Long> period = when(AT.lt(inline(axis.start(0))), inline(BEFORE)).otherwise(CalendarSql.period(AT, axis));
        return DSL.select(
                        Chosen.ACTOR,
                        min(AT).as(AT),
                        inline("").as("event"),
                        inline(1L).as("bits0"))
                .from(active)
                .groupBy(Chosen.ACTOR, period)
                .orderBy(Chosen.ACTOR, min(AT));
    }
}
