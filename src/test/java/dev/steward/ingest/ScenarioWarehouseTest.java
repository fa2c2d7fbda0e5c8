package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.analysis.scenario.Scenario;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgScratch;
import dev.steward.source.warehouse.PgSource;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However it ends, no schema stays behind. */
class ScenarioWarehouseTest {
    private static final Scenario SCENARIO = Scenario.parse("""
            {"events": [
               {"user": "ann's", "event": "visit", "ts": "2026-01-01T10:00:00.123456Z", "properties": {"a": "\\\\ 'b' ?"}},
               {"user": "ann's", "event": "visit", "ts": "2026-01-01T10:00:00.123456Z", "properties": {}}],
             "query": {"kind": "funnel"}, "expected": {}}
            """, "two visits");

    private static Postgres postgres;

    @TempDir
    Path folder;

    private AuditLog audit = new AuditLog(Path.of("."), InstantSource.system());

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void log() {
        audit = new AuditLog(folder, InstantSource.system());
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(postgres.list("select nspname from pg_namespace where nspname like 'steward%'"))
                .isEmpty();
    }

    private ScenarioWarehouse open(Work work) {
        SavedConnection target = postgres.connection("public", "events", "");
        return ScenarioWarehouse.open(
                (where, password, opening) -> PgScratch.open(where, password, StatementLog.NONE, opening),
                target,
                () -> "",
                audit,
                "pat",
                work);
    }

    private List<String> actions() {
        return audit.entries(AuditQuery.newest(10)).stream()
                .map(entry -> entry.action())
                .toList();
    }

    @Test
    void eventsLieThereInTheirOrderUntilTheyAreDropped() {
        try (ScenarioWarehouse warehouse = open(Work.unobserved())) {
            SavedConnection asked;
            try (ScenarioWarehouse.Loaded loaded = warehouse.load(SCENARIO, Work.unobserved())) {
                asked = loaded.connection();
                try (PgSource source = read(asked)) {
                    assertThat(source.facts().events()).isEqualTo(2);
                    assertThat(source.problems()).isEmpty();
                }
                assertThat(postgres.list("select user_id || properties from \"" + asked.schema() + "\"." + asked.table()
                                + " order by arrival"))
                        .containsExactly("ann's{\"a\": \"\\\\ 'b' ?\"}", "ann's{}");
            }
            assertThatThrownBy(() -> read(asked).close()).hasMessageContaining("no table");
        }
        assertThat(actions()).containsExactlyInAnyOrder("scratch.created", "scratch.dropped");
    }

    private static PgSource read(SavedConnection connection) {
        return PgSource.open(connection, () -> "", _ -> Optional.empty(), StatementLog.NONE, Work.unobserved());
    }

    @Test
    void aCancelledRunDropsIt() throws InterruptedException {
        CountDownLatch loaded = new CountDownLatch(1);
        Job<String> job = Job.start("scenarios", work -> {
            try (ScenarioWarehouse warehouse = open(work)) {
                warehouse.load(SCENARIO, work);
                loaded.countDown();
                while (true) {
                    warehouse.load(SCENARIO, work);
                    LockSupport.parkNanos(1_000_000);
                }
            }
        });
        loaded.await();
        assertThat(postgres.list("select nspname from pg_namespace where nspname like 'steward%'"))
                .hasSize(1);
        job.cancel();
        assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
        assertThat(actions()).contains("scratch.dropped");
    }

    @Test
    void aLostConnectionDoesNotKeepItThere() {
        try (ScenarioWarehouse warehouse = open(Work.unobserved())) {
            postgres.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'steward'");
            assertThatThrownBy(() -> warehouse.load(SCENARIO, Work.unobserved()))
                    .isInstanceOf(Failure.class);
        }
    }

    @Test
    void anAuditLogThatCannotBeWrittenMeansThatNothingIsDone() {
        audit = new AuditLog(Path.of("/dev/null/log"), InstantSource.system());
        assertThatThrownBy(() -> open(Work.unobserved())).isInstanceOf(Failure.class);
    }
}
