package dev.steward.catalog;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Reader;
import dev.steward.source.SourceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The catalogue of any source that can be read: one statement for each question, remembered for one generation. */
public final class SourceCatalog implements Catalog {
    private static final long RECENT = 300_000;
    private static final Field<String> ALIAS = field(name("alias"), SQLDataType.VARCHAR);
    private static final Field<String> PERSON = field(name("person"), SQLDataType.VARCHAR);

    private final Reader reader;
    private final long recent;
    private final Remembered remembered = new Remembered();

    private record AllEvents() {}

    private record PropertiesOf(String event, TimeRange range) {}

    private record People(String search, int offset, int limit) {}

    private record Answer<T>(T value) {}

    public SourceCatalog(Reader reader) {
        this(reader, RECENT);
    }

    /** @param recent how many of the latest events are read while a person waits */
    SourceCatalog(Reader reader, long recent) {
        this.reader = reader;
        this.recent = recent;
    }

    @Override
    public Overview overview(Work work) {
        return everything(work).overview();
    }

    @Override
    public List<EventFacts> events(Work work) {
        return everything(work).events();
    }

    private Inventory everything(Work work) {
        return remembered.answer(
                reader.facts().generation(),
                new AllEvents(),
                Inventory.class,
                () -> Inventory.take(reader, reader.events(TimeRange.ALL), work));
    }

    @Override
    public List<PropertyFacts> properties(String event, Work work) {
        return properties(event, TimeRange.ALL, work);
    }

    @Override
    public List<PropertyFacts> recentProperties(String event, Work work) {
        return properties(event, lately(reader.facts()), work);
    }

    @SuppressWarnings("unchecked")
    private List<PropertyFacts> properties(String event, TimeRange range, Work work) {
        Answer<List<PropertyFacts>> answer = remembered.answer(
                reader.facts().generation(),
                new PropertiesOf(event, range),
                Answer.class,
                () -> new Answer<>(new PropertyScan(reader, reader.events(range), event).run(work)));
        return answer.value();
    }

    /** As much of the end of the data as holds so many events, if they came evenly. */
    private TimeRange lately(SourceFacts facts) {
        if (facts.events() <= recent || facts.first().isEmpty() || facts.last().isEmpty()) {
            return TimeRange.ALL;
        }
        Instant last = facts.last().get();
        long seconds = Duration.between(facts.first().get(), last).toSeconds();
        return new TimeRange(last.minusSeconds((long) ((double) seconds * recent / facts.events())), null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Page<PersonFacts> people(String search, int offset, int limit, Work work) {
        People question = new People(search.strip(), offset, limit);
        return remembered.answer(reader.facts().generation(), question, Page.class, () -> lookUp(question, work));
    }

    private Page<PersonFacts> lookUp(People question, Work work) {
        EventTable events = reader.events(TimeRange.ALL);
        Field<String> person = events.person();
        Condition wanted = wanted(events, question.search());
        Field<Integer> howMany = count();
        IntFunction<Select<?>> page = offset -> select(
                        person.as("person"),
                        howMany.as("events"),
                        min(events.micros()).as("first"),
                        max(events.micros()).as("last"),
                        rowsInAll())
                .from(events.table())
                .where(wanted)
                .groupBy(person)
                .orderBy(field(name("events")).desc(), field(name("person")))
                .limit(inline(question.limit()))
                .offset(inline(offset));
        return page(
                page,
                question.offset(),
                work,
                (batch, row) -> new PersonFacts(
                        text(batch, row, 0),
                        batch.number(row, 1),
                        Times.instant(batch.number(row, 2)),
                        Times.instant(batch.number(row, 3))),
                4);
    }

    @Override
    public Page<TimelineEntry> timeline(String person, int offset, int limit, Work work) {
        EventTable events = reader.events(TimeRange.ALL);
        TimelineRows rows = new TimelineRows(events);
        IntFunction<Select<?>> page = from -> select(rows.fields(rowsInAll()))
                .from(events.table())
                .where(events.person().eq(val(person)))
                .orderBy(events.micros().desc(), events.arrival().desc())
                .limit(inline(limit))
                .offset(inline(from));
        return page(page, offset, work, rows::entry, 0);
    }

    private static Condition wanted(EventTable events, String search) {
        if (search.isEmpty()) {
            return DSL.noCondition();
        }
        Condition named = events.contents().contains(events.person(), search);
        return events.merges()
                .map(merges -> named.or(events.person()
                        .in(select(PERSON).from(merges).where(events.contents().contains(ALIAS, search)))))
                .orElse(named);
    }

    @Override
    public List<String> aliases(String person, Work work) {
        List<String> aliases = new ArrayList<>();
        reader.events(TimeRange.ALL)
                .merges()
                .ifPresent(merges -> reader.fetch(
                        select(ALIAS).from(merges).where(PERSON.eq(val(person))).orderBy(ALIAS), work, batch -> {
                            for (int row = 0; row < batch.rows(); row++) {
                                aliases.add(text(batch, row, 0));
                            }
                        }));
        return aliases;
    }

    private static Field<Long> rowsInAll() {
        return field("count(*) over ()", SQLDataType.BIGINT).as("rows in all");
    }

    private interface RowReader<T> {
        T read(Batch batch, int row);
    }

    private <T> Page<T> page(
            IntFunction<Select<?>> query, int offset, Work work, RowReader<T> reading, int totalColumn) {
        List<T> rows = new ArrayList<>();
        long[] total = {0};
        reader.fetch(query.apply(offset), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(reading.read(batch, row));
                total[0] = batch.number(row, totalColumn);
            }
        });
        if (rows.isEmpty() && offset > 0) {
            // A page after the last one has no row to carry the total.
            reader.fetch(query.apply(0), work, batch -> total[0] = batch.number(0, totalColumn));
        }
        return new Page<>(rows, offset, total[0]);
    }

    /** A text that cannot be null where the query asks for it. */
    static String text(Batch batch, int row, int column) {
        String text = batch.text(row, column);
        return text == null ? "" : text;
    }
}
