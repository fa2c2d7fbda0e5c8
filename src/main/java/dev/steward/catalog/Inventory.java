package dev.steward.catalog;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** All event names with their numbers, and the sums over them: what two passes over the events tell. */
record Inventory(Overview overview, List<EventFacts> events) {
    private static final long DAY = 86_400 * Times.MICROS_PER_SECOND;
    /** A stray event of 1970 must not give every event a list of twenty thousand days: the latest ten years are kept. */
    private static final int MOST_DAYS = 3_660;

    private record Name(String event, long count, long people, long first, long last) {}

    static Inventory take(Reader reader, EventTable events, Work work) {
        List<Name> names = new ArrayList<>();
        reader.fetch(names(events), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                names.add(new Name(
                        SourceCatalog.text(batch, row, 0),
                        batch.number(row, 1),
                        batch.number(row, 2),
                        batch.number(row, 3),
                        batch.number(row, 4)));
            }
        });
        if (names.isEmpty()) {
            return new Inventory(
                    new Overview(0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of()), List.of());
        }
        long first = names.stream().mapToLong(Name::first).min().orElseThrow();
        long last = names.stream().mapToLong(Name::last).max().orElseThrow();
        long lastDay = Math.floorDiv(last, DAY);
        long firstDay = Math.max(Math.floorDiv(first, DAY), lastDay - MOST_DAYS + 1);
        int days = (int) (lastDay - firstDay + 1);
        long[] everyDay = new long[days];
        Map<String, long[]> daily = new HashMap<>();
        reader.fetch(days(events), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                long day = batch.number(row, 1) - firstDay;
                if (day >= 0 && day < days) {
                    daily.computeIfAbsent(SourceCatalog.text(batch, row, 0), event -> new long[days])[(int) day] =
                            batch.number(row, 2);
                    everyDay[(int) day] += batch.number(row, 2);
                }
            }
        });
        List<EventFacts> facts = names.stream()
                .map(name -> new EventFacts(
                        name.event(),
                        name.count(),
                        name.people(),
                        Times.instant(name.first()),
                        Times.instant(name.last()),
                        list(daily.getOrDefault(name.event(), new long[days]))))
                .sorted(Comparator.comparingLong(EventFacts::count).reversed().thenComparing(EventFacts::name))
                .toList();
        return new Inventory(
                new Overview(
                        names.stream().mapToLong(Name::count).sum(),
                        people(reader, events, work),
                        names.size(),
                        instant(first),
                        instant(last),
                        Optional.of(LocalDate.ofEpochDay(firstDay)),
                        list(everyDay)),
                facts);
    }

    // By person first: counting the people of a name then needs no set of all of them.
    private static Select<?> names(EventTable events) {
        Table<?> pairs = select(
                        events.event().as("event"),
                        count().as("events"),
                        min(events.micros()).as("first"),
                        max(events.micros()).as("last"))
                .from(events.table())
                .groupBy(events.event(), events.person())
                .asTable("pairs");
        Field<Long> first = field(name("first"), SQLDataType.BIGINT);
        Field<Long> last = field(name("last"), SQLDataType.BIGINT);
        return select(
                        field(name("event"), SQLDataType.VARCHAR),
                        sum(field(name("events"), SQLDataType.BIGINT)).cast(SQLDataType.BIGINT),
                        count(),
                        min(first),
                        max(last))
                .from(pairs)
                .groupBy(field(name("event")));
    }

    private static Select<?> days(EventTable events) {
        Field<Long> day = field(
                "cast(floor({0} / {1}) as bigint)",
                SQLDataType.BIGINT, events.micros().cast(SQLDataType.DOUBLE), inline(DAY));
        return select(events.event(), day, count()).from(events.table()).groupBy(events.event(), day);
    }

    private static long people(Reader reader, EventTable events, Work work) {
        long[] people = {0};
        reader.fetch(
                select(countDistinct(events.person())).from(events.table()),
                work,
                batch -> people[0] = batch.number(0, 0));
        return people[0];
    }

    private static Optional<Instant> instant(long micros) {
        return Optional.of(Times.instant(micros));
    }

    private static List<Long> list(long[] counts) {
        return LongStream.of(counts).boxed().toList();
    }
}
