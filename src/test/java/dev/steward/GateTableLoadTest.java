package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.CrashPoint;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Cancelled;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred thousand rows go while somebody writes to the same table. */
class GateTableLoadTest {
    private static final int OLD = 200_000;
    private static final int ALL = 400_000;

    @TempDir
    Path folder;

    @Test
    @Hazard("H33")
    void whoeverWritesNeverWaitsASecondAndACancelledRunGoesOn() throws Exception {
        try (Postgres server = Postgres.start()) {
            PgSchemas.of(server.connection("public", "events", ""), () -> "", _ -> {})
                    .init("governance", Work.unobserved());
            server.run(
                    "create table log (id bigint generated always as identity primary key, at timestamptz, person text, note text)",
                    "insert into log (at, person, note) select case when n <= " + OLD
                            + " then timestamptz '2025-06-01Z' else '2026-02-01Z' end, 'p' || n % 1000, repeat('x', 50) from generate_series(1, "
                            + ALL + ") n",
                    "analyze log");
            AtomicInteger batches = new AtomicInteger();
            AtomicBoolean cancel = new AtomicBoolean();
            CrashPoint halfway = place -> {
                if (place.equals("batch-committed") && batches.incrementAndGet() == 40) {
                    cancel.set(true);
                }
            };
            GateGround ground = new GateGround(folder, halfway).people();
            ground.keep("""
                    name: log
                    target: {table: public.log, time: at, person: person}
                    keep: 30 days
                    limits: {percent: 60}
                    """);
            PlanDocument plan = ground.governance
                    .gate()
                    .request(
                            "log",
                            new Place.Database(server.connection("public", "log", "")),
                            Optional.empty(),
                            ground.as("ana"),
                            Work.unobserved());
            assertThat(plan.plan().rows()).isEqualTo(OLD);
            Approval approval = ground.approve(plan);

            AtomicLong longest = new AtomicLong();
            AtomicLong writes = new AtomicLong();
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> write(server, enough, longest, writes));
            ChangeState done;
            try {
                assertThatThrownBy(() ->
                                ground.governance.gate().run(plan, approval, ground.as("ana"), new Stopping(cancel)))
                        .isInstanceOf(Cancelled.class);
                assertThat(server.list("select sum(removed) from governance.gate_batches"))
                        .containsExactly("80000");
                done = ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
            } finally {
                enough.set(true);
                writer.join();
            }

            assertThat(done.rows()
                            + done.skipped().stream()
                                    .mapToLong(ChangeState.Skipped::rows)
                                    .sum())
                    .isEqualTo(OLD);
            assertThat(server.list("select count(*) from log where at < '2026-01-11'"))
                    .containsExactly(String.valueOf(OLD - done.rows()));
            assertThat(writes.get()).isGreaterThan(50);
            assertThat(longest.get()).isLessThan(1_000);
        }
    }

    /** Adds rows, and changes young and old ones. */
    private static void write(Postgres server, AtomicBoolean enough, AtomicLong longest, AtomicLong writes) {
        try (Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "with added as (insert into log (at, person, note) values (now(), 'w', '') returning 1)"
                                + " update log set note = 'w' where id in (?, ?)")) {
            for (long i = 0; !enough.get(); i++) {
                long begun = System.nanoTime();
                statement.setLong(1, OLD + 1 + i % 1_000);
                statement.setLong(2, i % 50 == 0 ? OLD - i / 50 : OLD + 2_000 + i % 1_000);
                statement.executeUpdate();
                longest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
                writes.incrementAndGet();
                Thread.sleep(2);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private record Stopping(AtomicBoolean cancel) implements Work {
        @Override
        public void progress(double fraction, String note) {}

        @Override
        public boolean cancelled() {
            return cancel.get();
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return () -> {};
        }
    }
}
