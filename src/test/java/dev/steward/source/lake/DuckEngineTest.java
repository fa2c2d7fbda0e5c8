package dev.steward.source.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckEngineTest {
    private static final String ENDLESS = "select sum(a.range * b.range) from range(10000000) a, range(10000000) b";

    @TempDir
    Path folder;

    private DuckEngine engine;

    @BeforeEach
    void setUp() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("outside.csv"), "a\n1\n");
        engine = DuckEngine.open(
                new EngineLimits(300_000_000L, 2, folder.resolve("spill")), List.of(folder.resolve("data")));
    }

    @AfterEach
    void tearDown() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('%s/outside.csv')",
                "copy (select 1) to '%s/written.csv'",
                "attach '%s/other.db'",
                "install httpfs",
                "load '%s/evil.duckdb_extension'",
                "set memory_limit = '1TB'",
                "set enable_external_access = true",
                "set allowed_directories = ['/']"
            })
    void reachesNothingOutsideItsFolders(String sql) {
        Query query = DSL.query(DSL.sql(String.format(sql, folder)).toString());
        try (DuckSession session = engine.session()) {
            assertThatThrownBy(() -> session.execute(query, Work.unobserved())).isInstanceOf(Failure.class);
        }
        assertThat(folder.resolve("written.csv")).doesNotExist();
    }

    @Test
    void stopsAStatementThatIsCancelled() {
        CountDownLatch running = new CountDownLatch(1);
        Job<Integer> job = Job.start("endless", work -> {
            try (DuckSession session = engine.session()) {
                running.countDown();
                session.execute(DSL.query(ENDLESS), work);
                return 1;
            }
        });
        await(running);
        job.cancel();
        assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
    }

    @Test
    void stopsAStreamThatIsCancelled() {
        AtomicInteger batches = new AtomicInteger();
        CountDownLatch flowing = new CountDownLatch(1);
        Job<Integer> job = Job.start("stream", work -> {
            try (DuckSession session = engine.session()) {
                session.fetch(DSL.query("select range from range(100000000000)"), work, batch -> {
                    batches.incrementAndGet();
                    flowing.countDown();
                });
                return 1;
            }
        });
        await(flowing);
        job.cancel();
        assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
        int seen = batches.get();
        assertThat(seen).isPositive();
        assertThat(batches.get()).isEqualTo(seen);
    }

    @Test
    void reportsHowFarItIs() {
        CountDownLatch reported = new CountDownLatch(1);
        Job<Integer> job = Job.start("slow", work -> {
            try (DuckSession session = engine.session()) {
                session.execute(DSL.query(ENDLESS), work);
                return 1;
            }
        });
        job.onProgress(progress -> {
            if (progress.fraction() >= 0) {
                reported.countDown();
            }
        });
        await(reported);
        job.cancel();
    }

    @Test
    void spillsInsteadOfFailing() {
        try (DuckSession session = engine.session()) {
            session.execute(
                    DSL.query(
                            "create table big as select md5(cast(range as varchar)) as h, range from range(12000000)"),
                    Work.unobserved());
            List<Long> count = session.list(
                    DSL.query("select count(*) from (select h from big order by h)"),
                    Work.unobserved(),
                    (batch, row) -> batch.number(row, 0));
            assertThat(count).containsExactly(12_000_000L);
        }
    }

    @Test
    void sweepsWhatDeadProcessesLeft() throws IOException {
        Path left = folder.resolve("spill/duckdb-999999999-abc");
        Files.createDirectories(left);
        Files.writeString(left.resolve("duckdb_temp_storage"), "personal data");
        Path foreign = Files.createDirectories(folder.resolve("spill/holiday-photos"));
        DuckEngine.sweep(folder.resolve("spill"));
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
        try (DuckSession session = engine.session()) {
            assertThat(session.list(DSL.query("select 1"), Work.unobserved(), (batch, row) -> batch.number(row, 0)))
                    .containsExactly(1L);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
