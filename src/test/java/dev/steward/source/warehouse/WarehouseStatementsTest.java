package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.Condition;
import dev.steward.model.Failure;
import dev.steward.model.Matcher;
import dev.steward.model.Op;
import dev.steward.model.StatementLog;
import dev.steward.model.StatementLog.Statement;
import dev.steward.model.TimeRange;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.Held;
import dev.steward.source.ScratchSchema;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of statements hears of everything that was run, and of no value. */
class WarehouseStatementsTest {
    private static final Work WORK = Work.unobserved();

    private static Postgres postgres;

    private final List<Statement> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        postgres.run(
                "create table events (user_id text, event text, ts timestamptz, plan text)",
                "insert into events values ('ann', 'visit', '2026-01-01T10:00:00Z', 'gold'), ('bob', 'visit', '2026-01-02T10:00:00Z', 'lead')");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private PgSource open(SavedConnection connection) {
        return PgSource.open(connection, () -> "", _ -> Optional.of(List.of("ann")), heard::add, WORK);
    }

    @Test
    @Hazard("H60")
    void aQuestion() {
        try (PgSource source = open(postgres.connection("public", "events", "event='seen'"))) {
            heard.clear();
            EventTable events = source.events(TimeRange.ALL);
            Matcher gold = new Matcher(
                    List.of("seen"),
                    List.of(
                            new Condition.Property("plan", Op.STARTS_WITH, List.of(Value.of("gol"))),
                            new Condition.InSegment("friends", true)));
            source.fetch(DSL.select(events.person()).from(events.table()).where(events.matches(gold)), WORK, _ -> {});
        }
        assertThat(heard).singleElement().satisfies(statement -> {
            assertThat(statement.connection()).isEqualTo("test");
            assertThat(statement.role()).isEqualTo("postgres");
            assertThat(statement.tables()).containsExactly("public.events");
            assertThat(statement.rows()).isEqualTo(1);
            assertThat(statement.outcome()).isEqualTo(StatementLog.OK);
            assertThat(statement.took()).isPositive();
            assertThat(statement.sql())
                    .startsWith("select")
                    .contains("\"plan\"", "\"public\".\"events\"")
                    .doesNotContain("gol", "ann", "seen", "'");
        });
    }

    @Test
    void fewRowsAreMadeOnAllCoresAndManyAreTakenAsTheyCome() {
        try (PgSource source = open(postgres.connection("public", "events", ""))) {
            String configured = cores(source::fetchFew);
            assertThat(configured).isNotEqualTo("0");
            assertThat(cores(source::fetch)).isEqualTo("0");
            heard.clear();
            assertThat(rows(source, 100_000)).isEqualTo(100_000);
            assertThat(heard).hasSize(1);
            heard.clear();
            assertThat(rows(source, 100_001)).isEqualTo(100_001);
            assertThat(heard).extracting(Statement::rows).containsExactly(0L, 100_001L);
            try (Held state = source.hold()) {
                assertThat(cores(state::fetch)).isEqualTo("0");
                assertThat(cores(state::fetchFew)).isEqualTo(configured);
                assertThat(cores(state::fetch)).isEqualTo("0");
            }
        }
    }

    private interface Fetching {
        void fetch(Select<?> query, Work work, Consumer<Batch> batches);
    }

    /** How many cores the server may take to help with a statement. */
    private static String cores(Fetching fetching) {
        List<String> said = new ArrayList<>();
        fetching.fetch(
                DSL.select(DSL.field("current_setting('max_parallel_workers_per_gather')")),
                WORK,
                row -> said.add(String.valueOf(row.text(0, 0))));
        return said.getFirst();
    }

    private static long rows(PgSource source, int made) {
        AtomicLong rows = new AtomicLong();
        source.fetchFew(
                DSL.select(DSL.field("n", Integer.class)).from("generate_series(1, {0}) as n", DSL.inline(made)),
                WORK,
                _ -> rows.incrementAndGet());
        return rows.get();
    }

    @Test
    void instantsAreWholeMicroseconds() {
        String instants =
                "(select n, timestamptz 'epoch' + n * interval '1 microsecond' as at from (select cast(random() * 6e15 - 2.5e15 as bigint)"
                        + " + i as n from generate_series(1, 300000) as i union all select 4102444800000000 - i from generate_series(-9, 300000) as i"
                        + " union all select 2251799813685248 + i from generate_series(-9, 9) as i) as made) as instants";
        try (PgSource source = open(postgres.connection("public", "events", ""))) {
            List<Long> wrong = new ArrayList<>();
            source.fetch(
                    DSL.select(DSL.field("n", Long.class))
                            .from(instants)
                            .where(PgSql.epoch(DSL.field("at")).ne(DSL.field("n", Long.class))),
                    WORK,
                    row -> wrong.add(row.number(0, 0)));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void openingAndWhatGoesWrong() {
        SavedConnection hasty =
                postgres.connection("public", "events", "").withStatementTimeout(Duration.ofMillis(300));
        try (PgSource source = open(hasty)) {
            assertThat(heard).extracting(Statement::tables).contains(List.of("pg_catalog.pg_attribute"));
            heard.clear();
            assertThatThrownBy(() -> source.fetch(DSL.select(DSL.field("pg_sleep(60)")), WORK, _ -> {}))
                    .isInstanceOf(Failure.class);
            assertThatThrownBy(() -> source.fetch(DSL.select(DSL.field("1/0")), WORK, _ -> {}))
                    .isInstanceOf(Failure.class);
        }
        assertThat(heard).extracting(Statement::outcome).containsExactly("source.timeout", "source.query-failed");
    }

    @Test
    @Hazard("H60")
    void whatIsWritten() {
        try (ScratchSchema schema =
                PgScratch.open(postgres.connection("public", "events", ""), () -> "", heard::add, WORK)) {
            heard.clear();
            schema.lay(
                    List.of(new ScratchSchema.Event(
                            "ann", "visit", Instant.parse("2026-01-01T10:00:00Z"), "{\"a\": 1}")),
                    WORK);
            assertThat(heard).hasSize(2).anySatisfy(statement -> {
                assertThat(statement.sql()).startsWith("insert into").doesNotContain("ann", "visit", "2026-01");
                assertThat(statement.tables()).containsExactly(schema.schema() + ".events_1");
                assertThat(statement.rows()).isEqualTo(1);
            });
        }
        assertThat(heard)
                .last()
                .satisfies(statement -> assertThat(statement.sql()).startsWith("drop schema"));
    }
}
