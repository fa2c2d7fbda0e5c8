package dev.steward.journey;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.source.EventTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a segment asks of the engine: its actors, its event names, and its events with numbers for both. */
final class EventRows {
    /** Columns of {@link #numbered}. */
    static final int ACTOR = 0;

    static final int MICROS = 1;
    static final int CODE = 2;
    static final int ARRIVAL = 3;
    static final int PLACE = 4;

    private final EventTable events;
    private final Field<String> actor;

    EventRows(EventTable events, Optional<String> actorProperty) {
        this.events = events;
        this.actor = actorProperty.map(events::text).orElseGet(events::person);
    }

    /** Each actor's name and number of events, in the order of names. */
    Select<?> actors() {
        return DSL.select(actor, DSL.count())
                .from(events.table())
                .where(actor.isNotNull())
                .groupBy(actor)
                .orderBy(actor);
    }

    /** The event names there are. */
    Select<?> names() {
        return DSL.selectDistinct(events.event())
                .from(events.table())
                .where(actor.isNotNull())
                .orderBy(events.event());
    }

    /** Every event, in no order: the actor's place in {@link #actors}, time, code of the name, arrival, place. */
    Select<?> numbered(List<String> names) {
        Table<?> distinct = DSL.selectDistinct(actor.as(name("who")))
                .from(events.table())
                .where(actor.isNotNull())
                .asTable(name("distinct_actors"));
        Field<String> each = DSL.field(name("distinct_actors", "who"), SQLDataType.VARCHAR);
        Table<?> actors = DSL.select(
                        each.as(name("who")),
                        DSL.rowNumber().over(DSL.orderBy(each)).minus(inline(1)).as(name("actor_number")))
                .from(distinct)
                .asTable(name("actors"));
        Table<?> codes = codes(names);
        return DSL.select(
                        DSL.field(name("actors", "actor_number"), SQLDataType.BIGINT),
                        events.micros(),
                        DSL.field(name("codes", "code"), SQLDataType.INTEGER),
                        events.arrival(),
                        events.place())
                .from(events.table())
                .join(actors)
                .on(DSL.field(name("actors", "who"), SQLDataType.VARCHAR).eq(actor))
                .join(codes)
                .on(DSL.field(name("codes", "event_name"), SQLDataType.VARCHAR).eq(events.event()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static Table<?> codes(List<String> names) {
        Row2<String, Integer>[] rows = IntStream.range(0, names.size())
                .mapToObj(code -> DSL.row(inline(names.get(code)), inline(code)))
                .toArray(Row2[]::new);
        return DSL.values(rows).as("codes", "event_name", "code");
    }
}
