package dev.steward.analysis.attribution;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;

import dev.steward.analysis.Chosen;
import dev.steward.journey.JourneyQuery;
import dev.steward.model.Times;
import dev.steward.source.EventTable;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The conversions that count, and the touches that may have led to them: those of who converts, not after the last conversion
 * and not a window before the first. Folded, they give what all events would have given.
 */
final class AttributionSql {
    private static final Field<Long> AT = DSL.field(name("at"), SQLDataType.BIGINT);
    private static final Field<Long> ARRIVAL = DSL.field(name("arrival"), SQLDataType.BIGINT);
    private static final Field<String> CHANNEL = DSL.field(name("value0"), SQLDataType.VARCHAR);
    private static final Field<Long> FIRST = DSL.field(name("first"), SQLDataType.BIGINT);
    private static final Field<Long> LAST = DSL.field(name("last"), SQLDataType.BIGINT);

    private AttributionSql() {}

    /** Rows of journeys, in the columns that the query asks for. */
    static Select<?> select(Attribution question, JourneyQuery query, EventTable events) {
        long from = question.scope().range().fromMicros();
        boolean firstOnly = question.count() == Attribution.Count.FIRST;
        Table<?> conversions = new Chosen(question.scope(), events)
                .where(events.matches(question.conversion()))
                .where(Chosen.since(events.micros(), from))
                .column(events.micros().as(AT))
                .apart();
        Table<?> converted = DSL.select(
                        Chosen.ACTOR.as(name("who")), min(AT).as(FIRST), (firstOnly ? min(AT) : max(AT)).as(LAST))
                .from(conversions)
                .groupBy(Chosen.ACTOR)
                .asTable(name("converted"));
        Table<?> chosen = new Chosen(question.scope(), events)
                .matchingAny(query.matchers())
                .column(events.micros().as(AT))
                .column(events.arrival().as(ARRIVAL))
                .bits(query.matchers())
                .column(events.text(question.touches().channel()).as(CHANNEL))
                .apart();
        Condition counts = Chosen.satisfies(AttributionFold.CONVERSION).and(Chosen.since(AT, from));
        Condition leads = Chosen.satisfies(AttributionFold.TOUCH)
                .and(CHANNEL.ne(inline("")))
                .and(AT.ge(FIRST.minus(inline(question.window().toSeconds() * Times.MICROS_PER_SECOND))));
        return DSL.select(Chosen.ACTOR, AT, inline("").as("event"), Chosen.BITS, CHANNEL)
                .from(chosen)
                .join(converted)
                .on(Chosen.ACTOR.eq(DSL.field(name("who"), SQLDataType.VARCHAR)))
                .where(AT.le(LAST))
                .and(counts.or(leads))
                .orderBy(Chosen.ACTOR, AT, ARRIVAL);
    }
}
