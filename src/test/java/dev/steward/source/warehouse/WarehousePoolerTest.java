package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.Cancelled;
import dev.steward.model.Job;
import dev.steward.model.StatementLog;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.ScratchSchema;
import dev.steward.testing.PgBouncer;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Through pgbouncer in transaction mode, where the next statement may meet another connection. Skipped where none is
 * installed, unless {@code STEWARD_NEEDS_PGBOUNCER} is set.
 */
@Execution(ExecutionMode.SAME_THREAD)
class WarehousePoolerTest {
    private static final int CONNECTIONS = 2;
    private static final String SLEEPING =
            "select pid from pg_stat_activity where state = 'active' and query like '%pg_sleep%' and pid <> pg_backend_pid()";

    @TempDir
    static Path folder;

    private static Postgres postgres;
    private static PgBouncer pooler;

    @BeforeAll
    static void start() {
        Path program = PgBouncer.needed();
        postgres = Postgres.start();
        postgres.run(
                "create table events (user_id text, event text, ts timestamptz, price double precision)",
                "insert into events select 'u' || i % 100, 'visit', timestamptz '2026-01-01T00:00:00Z' + i * interval '1 minute', 0.1 + i from generate_series(1, 30000) i");
        pooler = PgBouncer.start(program, postgres, CONNECTIONS, folder);
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private static SavedConnection connection() {
        return Postgres.connection(
                "127.0.0.1", pooler.port(), "postgres", "postgres", Tls.DISABLE, "public", "events", "");
    }

    private static PgSource open(SavedConnection connection) {
        return PgSource.open(connection, () -> "", _ -> Optional.empty(), StatementLog.NONE, Work.unobserved());
    }

    /** More rows than one fetch brings, so that the cursor must stay on its connection. */
    private static List<String> ask(PgSource source, Work work) {
        EventTable events = source.events(TimeRange.ALL);
        List<String> rows = new ArrayList<>();
        source.fetch(
                DSL.select(events.person(), events.text("price"))
                        .from(events.table())
                        .orderBy(events.micros()),
                work,
                row -> rows.add(row.text(0, 0) + " " + row.text(0, 1)));
        return rows;
    }

    @Test
    void questionsOneByOneAndAtOnce() {
        try (PgSource source = open(connection())) {
            assertThat(source.facts().events()).isEqualTo(30_000);
            List<String> alone = ask(source, Work.unobserved());
            assertThat(alone).hasSize(30_000).startsWith("u1 1.1", "u2 2.1");
            List<Job<List<String>>> jobs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jobs.add(Job.start("question", work -> ask(source, work)));
            }
            assertThat(jobs).allSatisfy(job -> assertThat(job.await()).isEqualTo(alone));
        }
    }

    @Test
    void cancelReachesTheRightStatement() throws InterruptedException {
        try (PgSource source = open(connection())) {
            Job<Boolean> kept = sleep(source, 4);
            Job<Boolean> stopped = sleep(source, 60);
            await(2);
            stopped.cancel();
            await(1);
            assertThatThrownBy(stopped::await).isInstanceOf(Cancelled.class);
            assertThat(kept.await()).isTrue();
            assertThat(source.facts().events()).isEqualTo(30_000);
        }
    }

    private static Job<Boolean> sleep(PgSource source, int seconds) {
        return Job.start("sleep", work -> {
            source.fetch(DSL.select(DSL.field("pg_sleep({0})", DSL.inline(seconds))), work, _ -> {});
            return true;
        });
    }

    private static void await(int running) throws InterruptedException {
        for (int i = 0; i < 150; i++) {
            if (postgres.list(SLEEPING).size() == running) {
                return;
            }
            Thread.sleep(20);
        }
        assertThat(postgres.list(SLEEPING)).hasSize(running);
    }

    @Test
    void aTimeLimitHoldsForItsOwnQueryOnly() {
        try (PgSource hasty = open(connection().withStatementTimeout(Duration.ofMillis(300)));
                PgSource patient = open(connection())) {
            for (int i = 0; i < 2 * CONNECTIONS; i++) {
                assertThatThrownBy(() -> hasty.fetch(DSL.select(DSL.field("pg_sleep(60)")), Work.unobserved(), _ -> {}))
                        .hasMessageContaining("given up");
                patient.fetch(DSL.select(DSL.field("pg_sleep(0.5)")), Work.unobserved(), _ -> {});
            }
        }
    }

    @Test
    void scenariosAreLaidOutThroughItToo() {
        try (ScratchSchema schema = PgScratch.open(connection(), () -> "", StatementLog.NONE, Work.unobserved())) {
            String table = schema.lay(
                    List.of(new ScratchSchema.Event("ann", "visit", Instant.EPOCH, "{}")), Work.unobserved());
            assertThat(postgres.list("select user_id from " + schema.schema() + "." + table))
                    .containsExactly("ann");
        }
        assertThat(postgres.list("select nspname from pg_namespace where nspname like 'steward%'"))
                .isEmpty();
    }
}
