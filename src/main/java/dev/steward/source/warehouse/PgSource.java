package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.steward.audit.StatementQueue;
import dev.steward.definition.Mapping;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Held;
import dev.steward.source.Reader;
import dev.steward.source.ReaderThrough;
import dev.steward.source.Source;
import dev.steward.source.SourceFacts;
import dev.steward.source.SourceSnapshot;
import dev.steward.workspace.SavedConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The events of one table of a PostgreSQL database. Reads only, whatever its role might do. */
public final class PgSource implements Source {
    /** Looking whether anything has changed is a query of its own: not more often than this. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final int MOST_VALUES = 100_000;
    private static final List<String> CASE_COLLATIONS =
            List.of("pg_c_utf8", "und-x-icu", "en_US.utf8", "C.utf8", "default");

    private final SavedConnection target;
    private final Pool pool;
    private final PgTable table;
    private final Mapping mapping;
    private final String caseCollation;
    private final Function<String, Optional<List<String>>> segments;
    private final LatestFacts latest;
    private final Runnable afterwards;

    private PgSource(
            SavedConnection target,
            Pool pool,
            PgTable table,
            Mapping mapping,
            String caseCollation,
            Function<String, Optional<List<String>>> segments,
            Duration every,
            Runnable afterwards,
            Work work) {
        this.target = target;
        this.pool = pool;
        this.table = table;
        this.mapping = mapping;
        this.caseCollation = caseCollation;
        this.segments = segments;
        this.afterwards = afterwards;
        long started = System.nanoTime();
        SourceFacts first = count(generation(work), work);
        this.latest = new LatestFacts(first, Duration.ofNanos(System.nanoTime() - started), every, this::look);
    }

    /**
     * Connects and looks at the table.
     *
     * @param password asked for at every new connection; empty where none is needed
     * @param segments the people of a saved segment by its name
     * @param log is told of every statement
     * @throws dev.steward.model.SourceUnavailable when the way to the database is barred, saying by what
     * @throws BadInput when the table, a column or a right is missing, or the password is wrong
     */
    public static PgSource open(
            SavedConnection target,
            Supplier<String> password,
            Function<String, Optional<List<String>>> segments,
            StatementLog log,
            Work work) {
        return open(target, password, segments, log, LOOK, () -> {}, work);
    }

    /** The same; every statement is also added to the warehouse's own table of them, where there is one and the role may. */
    public static PgSource open(
            SavedConnection target,
            Supplier<String> password,
            Function<String, Optional<List<String>>> segments,
            StatementQueue log,
            Work work) {
        StatementQueue.Branch both = log.also(new AuditTable(target, password));
        try {
            return open(target, password, segments, both, LOOK, both::close, work);
        } catch (RuntimeException failed) {
            both.close();
            throw failed;
        }
    }

    /**
     * @param every how often it is looked whether anything has changed
     * @param afterwards run when the source is closed
     */
    static PgSource open(
            SavedConnection target,
            Supplier<String> password,
            Function<String, Optional<List<String>>> segments,
            StatementLog log,
            Duration every,
            Runnable afterwards,
            Work work) {
        Pool.tryOnce(target, password);
        Pool pool = new Pool(target, password, log);
        try {
            PgTable table = PgTable.find(pool, target.schema(), target.table(), work);
            Mapping mapping = PgEvents.mapping(table, target);
            return new PgSource(target, pool, table, mapping, collation(pool, work), segments, every, afterwards, work);
        } catch (RuntimeException failed) {
            pool.close();
            throw failed;
        }
    }

    /** Connects and looks at the table's columns; fails as {@link #open} does. */
    public static PgInspection inspect(SavedConnection target, Supplier<String> password, StatementLog log, Work work) {
        Pool.tryOnce(target, password);
        try (Pool pool = new Pool(target, password, log)) {
            PgTable table = PgTable.find(pool, target.schema(), target.table(), work);
            return new PgInspection(table.columns(), PgGuess.of(table));
        }
    }

    /** The best there is for telling upper from lower case in every script. */
    private static String collation(Pool pool, Work work) {
        List<String> known = pool.list(
                DSL.selectDistinct(field(name("collname"), SQLDataType.VARCHAR))
                        .from(DSL.table(name("pg_catalog", "pg_collation")))
                        .where(field(name("collname"), SQLDataType.VARCHAR).in(CASE_COLLATIONS))
                        .and(DSL.condition(
                                "collencoding in (-1, pg_char_to_encoding(current_setting('server_encoding')))")),
                work,
                row -> String.valueOf(row.text(0, 0)));
        return CASE_COLLATIONS.stream().filter(known::contains).findFirst().orElse("default");
    }

    /** How its columns are events. */
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public List<String> problems() {
        return table.key().isPresent() || table.stored()
                ? List.of()
                : List.of("Nothing in " + table.title()
                        + " says in which order events of one instant came; where that matters, their order is open.");
    }

    @Override
    public SourceFacts facts() {
        return latest.facts();
    }

    @Override
    public Optional<Failure> lost() {
        return pool.lost();
    }

    private SourceFacts look(SourceFacts before, Work work) {
        String generation = generation(work);
        return generation.equals(before.generation()) ? before : count(generation, work);
    }

    /** The place in the write-ahead log: where it has not moved, nothing has changed. */
    private String generation(Work work) {
        Field<String> place = DSL.field(
                "cast(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end as text)",
                SQLDataType.VARCHAR);
        return pool.list(DSL.select(place), work, row -> String.valueOf(row.text(0, 0)))
                .getFirst();
    }

    private SourceFacts count(String generation, Work work) {
        PgEvents events = events(TimeRange.ALL, this, work);
        return pool.list(
                        DSL.select(DSL.count(), DSL.min(events.micros()), DSL.max(events.micros()))
                                .from(events.table()),
                        work,
                        row -> new SourceFacts(
                                table.title() + ", " + target.title(),
                                generation,
                                row.number(0, 0),
                                0,
                                instant(row, 1),
                                instant(row, 2)))
                .getFirst();
    }

    private static Optional<Instant> instant(Batch row, int column) {
        return row.isNull(0, column) ? Optional.empty() : Optional.of(Times.instant(row.number(0, column)));
    }

    /** Nothing is kept beside a warehouse: it answers itself. */
    @Override
    public Optional<SourceSnapshot> snapshot() {
        return Optional.empty();
    }

    /** Events would have to cross the network, and the database can count. */
    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public List<String> segment(String name) {
        return segments.apply(name)
                .orElseThrow(() -> new BadInput(
                        "segment.unknown",
                        "There is no saved segment \"" + name + "\".",
                        "Save one from the people behind a bar or cell, or take the condition away."));
    }

    @Override
    public EventTable events(TimeRange range) {
        return events(range, this, Work.unobserved());
    }

    private PgEvents events(TimeRange range, Reader reader, Work work) {
        return new PgEvents(
                table,
                mapping,
                new PgDialect(caseCollation, text -> distinct(text, reader, work)),
                range,
                this::segment);
    }

    private List<String> distinct(Field<String> text, Reader reader, Work work) {
        return distinct(
                table,
                text,
                (query, values) -> reader.fetch(query, work, row -> values.add(String.valueOf(row.text(0, 0)))));
    }

    /** The different values of a field of a table; {@code ask} adds what a query of one text yields. */
    static List<String> distinct(PgTable table, Field<String> text, BiConsumer<Select<?>, List<String>> ask) {
        List<String> values = new ArrayList<>();
        ask.accept(
                DSL.selectDistinct(text)
                        .from(table.rows())
                        .where(text.isNotNull())
                        .limit(val(MOST_VALUES + 1)),
                values);
        if (values.size() > MOST_VALUES) {
            throw new BadInput(
                    "filter.too-many-values",
                    "A \"matches\" condition cannot be asked of a property with more than " + MOST_VALUES
                            + " values here.",
                    "Use starts_with or contains, or take the table offline.");
        }
        return values;
    }

    @Override
    public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
        pool.fetch(query, work, batches);
    }

    @Override
    public void fetchFew(Select<?> query, Work work, Consumer<Batch> batches) {
        try (Pool.State alone = pool.state()) {
            alone.fetchFew(query, work, batches);
        }
    }

    /** In one transaction: what is written meanwhile is not seen. */
    @Override
    public Held hold() {
        return new OneState(pool.state());
    }

    private final class OneState extends ReaderThrough implements Held {
        private final Pool.State state;

        OneState(Pool.State state) {
            super(PgSource.this);
            this.state = state;
        }

        @Override
        public EventTable events(TimeRange range) {
            return PgSource.this.events(range, this, Work.unobserved());
        }

        @Override
        public void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
            state.fetch(query, work, batches);
        }

        @Override
        public void fetchFew(Select<?> query, Work work, Consumer<Batch> batches) {
            state.fetchFew(query, work, batches);
        }

        @Override
        public void close() {
            state.close();
        }
    }

    @Override
    public String sql(Select<?> query) {
        return Pool.sql(query);
    }

    @Override
    public void close() {
        latest.close();
        pool.close();
        afterwards.run();
    }
}
