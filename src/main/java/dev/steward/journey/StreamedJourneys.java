package dev.steward.journey;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.model.Matcher;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Journeys without an index: the engine evaluates conditions, sorts by actor, time and arrival, and streams.
 */
public final class StreamedJourneys implements Journeys {
    private final Reader reader;

    public StreamedJourneys(Reader reader) {
        this.reader = reader;
    }

    @Override
    public <F extends Fold<F, R>, R> R fold(JourneyQuery query, Supplier<F> fresh, Work work) {
        return fold(query, select(query, reader.events(query.range())), fresh, work);
    }

    /**
     * Journeys of which the engine has kept only the events that decide the answer.
     *
     * @param rows sorted by actor and time: actor, time, event name, the words of bits and the texts that the query asks for
     */
    public <F extends Fold<F, R>, R> R fold(JourneyQuery query, Select<?> rows, Supplier<F> fresh, Work work) {
        F fold = fresh.get();
        JourneyBuffer buffer = new JourneyBuffer(query, fold, work);
        reader.fetch(rows, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                buffer.add(batch, row);
            }
        });
        buffer.flush();
        return fold.finish();
    }

    /** The engine finds the two ends itself: nothing is sorted, nothing is handed out. */
    @Override
    public Optional<Extent> extent(JourneyQuery query, Work work) {
        EventTable events = reader.events(query.range());
        List<Condition> wanted = new ArrayList<>();
        query.filters().forEach(filter -> wanted.add(events.holds(filter)));
        query.actor().ifPresent(property -> wanted.add(events.text(property).isNotNull()));
        wanted.add(events.matches(query.matchers().getFirst()));
        Select<?> select = DSL.select(DSL.min(events.micros()), DSL.max(events.micros()))
                .from(events.table())
                .where(wanted);
        List<Extent> found = new ArrayList<>();
        reader.fetchFew(select, work, batch -> {
            if (batch.rows() > 0 && !batch.isNull(0, 0)) {
                found.add(new Extent(batch.number(0, 0), batch.number(0, 1)));
            }
        });
        return found.stream().findFirst();
    }

    /** Columns: actor, time, event name, one word of bits for every {@link Journey#BITS} matchers, one text a property. */
    static Select<?> select(JourneyQuery query, EventTable events) {
        Field<?> actor = query.actor()
                .<Field<?>>map(property -> events.byCodePoint(events.text(property)))
                .orElseGet(events::personKey);
        List<Condition> matches = query.matchers().stream().map(events::matches).toList();
        List<Field<?>> columns = new ArrayList<>();
        columns.add(actor.as(name("actor")));
        columns.add(events.micros().as(name("at")));
        columns.add(events.event().as(name("event")));
        for (int from = 0; from < matches.size(); from += Journey.BITS) {
            columns.add(word(matches.subList(from, Math.min(from + Journey.BITS, matches.size())))
                    .as(name("bits" + from / Journey.BITS)));
        }
        for (int i = 0; i < query.properties().size(); i++) {
            columns.add(events.text(query.properties().get(i)).as(name("value" + i)));
        }
        columns.add(events.arrival().as(name("arrival")));
        List<Condition> wanted = new ArrayList<>();
        query.filters().forEach(filter -> wanted.add(events.holds(filter)));
        query.actor().ifPresent(property -> wanted.add(actor.isNotNull()));
        if (!query.everyEvent()) {
            wanted.add(any(query.matchers(), matches));
        }
        Table<?> chosen = DSL.select(columns).from(events.table()).where(wanted).asTable(name("chosen"));
        List<Field<?>> handedOut = columns.stream()
                .limit(columns.size() - 1L)
                .<Field<?>>map(column -> DSL.field(name(column.getName())))
                .toList();
        return DSL.select(handedOut)
                .from(chosen)
                .orderBy(DSL.field(name("actor")), DSL.field(name("at")), DSL.field(name("arrival")));
    }

    private static Condition any(List<Matcher> matchers, List<Condition> matches) {
        return matchers.contains(Matcher.ANY) ? DSL.trueCondition() : DSL.or(matches);
    }

    /** The bits of up to {@link Journey#BITS} matchers. */
    public static Field<Long> word(List<Condition> matches) {
        Field<Long> word = inline(0L);
        for (int bit = 0; bit < matches.size(); bit++) {
            word = word.plus(DSL.when(matches.get(bit), inline(1L << bit)).otherwise(inline(0L)));
        }
        return word.cast(SQLDataType.BIGINT);
    }
}
