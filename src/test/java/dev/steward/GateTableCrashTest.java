package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.CrashPoint;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.ChildJvm;
import dev.steward.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of a table that is killed at every named place, or cut off from its server, and run again. */
class GateTableCrashTest {
    private static final int OLD = 5_000;
    private static final int YOUNG = 1_000;
    private static Postgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = Postgres.start();
        PgSchemas.of(server.connection("public", "events", ""), () -> "", _ -> {})
                .init("governance", Work.unobserved());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() {
        server.run(
                "drop schema if exists shop cascade",
                "create schema shop",
                "create table shop.log (id int, at timestamptz, person text, primary key (id, at)) partition by range (at)",
                "create table shop.log_2025 partition of shop.log for values from ('2025-01-01') to ('2026-01-01')",
                "create table shop.log_2026 partition of shop.log for values from ('2026-01-01') to ('2027-01-01')",
                "insert into shop.log select n, timestamptz '2025-12-01Z' + n * interval '10 minutes', 'p' || n from generate_series(1, "
                        + OLD + ") n",
                "insert into shop.log select n, '2026-02-01', 'q' from generate_series(10001, " + (10_000 + YOUNG)
                        + ") n",
                "alter table governance.gate_roster disable trigger all",
                "delete from governance.gate_roster",
                "alter table governance.gate_roster enable trigger all");
    }

    /** The child: carries out the plan and, at the place named, says so and waits for the kill. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            GateGround ground = new GateGround(folder, ChildJvm.waitingAt(arguments[1]));
            run(ground, folder);
            System.out.println("ended");
        }
    }

    private static ChangeState run(GateGround ground, Path folder) {
        return ground.governance
                .gate()
                .run(
                        PlanDocument.read(folder.resolve("plan.json")),
                        Approval.read(folder.resolve("approval.json")),
                        ground.as("ana"),
                        Work.unobserved());
    }

    private PlanDocument approved(GateGround ground) throws IOException {
        ground.people();
        ground.keep("""
                name: log
                target: {table: shop.log, time: at, person: person}
                keep: 30 days
                archive: {keep: 1 year}
                limits: {percent: 100}
                """);
        PlanDocument plan = ground.governance
                .gate()
                .request(
                        "log",
                        new Place.Database(server.connection("shop", "log", "")),
                        Optional.empty(),
                        ground.as("ana"),
                        Work.unobserved());
        Files.write(folder.resolve("plan.json"), plan.json());
        Files.write(folder.resolve("approval.json"), ground.approve(plan).json());
        return plan;
    }

    private static Set<String> rows() {
        return new HashSet<>(server.list("select id from shop.log"));
    }

    private static long written() {
        return Long.parseLong(server.list(
                        "select coalesce(sum(removed), 0) from governance.gate_batches b"
                                + " where exists (select from governance.gate_roster) and removed_at > (select claimed_at from governance.gate_roster)")
                .getFirst());
    }

    private void ended(GateGround ground, PlanDocument plan, ChangeState done) {
        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(OLD);
        assertThat(server.list("select count(*) from shop.log where at < '2026-01-11'"))
                .containsExactly("0");
        assertThat(rows()).hasSize(YOUNG);
        assertThat(written()).isEqualTo(OLD);
        assertThat(ground.governance
                        .archives()
                        .verify(plan.shortDigest(), Work.unobserved())
                        .rows())
                .isEqualTo(OLD);
        assertThat(ground.audit.verify(Work.unobserved()).ok()).isTrue();
        assertThat(ground.actions()).contains("change.committed").endsWith("change.finished");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
    }

    @ParameterizedTest
    @Hazard({"H26", "H36"})
    @ValueSource(
            strings = {
                "recorded",
                "begun",
                "archived-rows",
                "archived-one",
                "archive-written",
                "archive-checked",
                "archived",
                "committing",
                "batch-removed",
                "batch-committed",
                "committed",
                "forgotten",
                "finished"
            })
    void theNextRunGoesOnWhereTheKilledOneStopped(String place) throws IOException, InterruptedException {
        GateGround ground = new GateGround(folder);
        PlanDocument plan = approved(ground);

        ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place));

        // What is missing is exactly what the database says was removed.
        assertThat((long) OLD + YOUNG - rows().size()).isEqualTo(written());
        ended(ground, plan, run(ground, folder));
        assertThat(folder.resolve("home/data/archives/" + plan.shortDigest() + ".rows"))
                .doesNotExist();
    }

    @Test
    @Hazard("H36")
    void aConnectionThatIsLostInABatchLeavesNoDoubt() throws IOException {
        AtomicInteger batches = new AtomicInteger();
        CrashPoint cut = place -> {
            if (place.equals("batch-removed") && batches.incrementAndGet() == 2) {
                server.run(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'steward' and pid <> pg_backend_pid()");
            }
        };
        GateGround ground = new GateGround(folder, cut);
        PlanDocument plan = approved(ground);

        assertThatThrownBy(() -> run(ground, folder)).isInstanceOf(Failure.class);
        assertThat(ground.actions()).endsWith("change.unfinished");
        assertThat((long) OLD + YOUNG - rows().size()).isEqualTo(written()).isEqualTo(2_000);

        ended(ground, plan, run(ground, folder));
    }

    @Test
    @Hazard("H88")
    void anApprovalThatIsTakenBackStopsWhatIsStillToCome() throws IOException {
        GateGround[] ground = new GateGround[1];
        PlanDocument[] plan = new PlanDocument[1];
        CrashPoint revoke = place -> {
            if (place.equals("batch-committed") && plan[0] != null) {
                PlanDocument of = plan[0];
                plan[0] = null;
                ground[0]
                        .governance
                        .gate()
                        .revoke(of, Approval.read(folder.resolve("approval.json")), ground[0].as("bo"));
            }
        };
        ground[0] = new GateGround(folder, revoke);
        plan[0] = approved(ground[0]);
        assertThatThrownBy(() -> run(ground[0], folder)).hasMessageContaining("taken back");
        assertThat((long) OLD + YOUNG - rows().size()).isEqualTo(written()).isEqualTo(2_000);
    }

    @Test
    @Hazard("H76")
    void aHoldThatIsPlacedWhileRowsGoKeepsWhatIsStillThere() throws IOException {
        GateGround[] ground = new GateGround[1];
        AtomicInteger batches = new AtomicInteger();
        CrashPoint hold = place -> {
            if (place.equals("batch-committed") && batches.incrementAndGet() == 1) {
                ground[0].governance.place(
                        new dev.steward.governance.hold.Hold(
                                "late", "a lawsuit", List.of("p1", "p4600"), "bo", ground[0].now),
                        ground[0].as("bo"));
            }
        };
        ground[0] = new GateGround(folder, hold);
        PlanDocument plan = approved(ground[0]);
        ChangeState done = run(ground[0], folder);

        assertThat(done.rows()).isEqualTo(OLD - 1);
        assertThat(done.skipped())
                .singleElement()
                .satisfies(one -> assertThat(one.rows()).isEqualTo(1));
        assertThat(server.list("select person from shop.log where at < '2026-01-11'"))
                .containsExactly("p4600");
        assertThat(ground[0].governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
    }

    @Test
    @Hazard("H21")
    void aBrokenArchiveStopsBeforeTheFirstRow() throws IOException {
        CrashPoint breaking = place -> {
            if (place.equals("archive-written")) {
                try (var files = Files.walk(folder.resolve("home"))) {
                    Path sealed = files.filter(file -> file.toString().endsWith(".sealed"))
                            .findFirst()
                            .orElseThrow();
                    byte[] bytes = Files.readAllBytes(sealed);
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(sealed, bytes);
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            }
        };
        GateGround ground = new GateGround(folder, breaking);
        approved(ground);
        assertThatThrownBy(() -> run(ground, folder)).hasMessageContaining("archive");
        assertThat(rows()).hasSize(OLD + YOUNG);
        assertThat(written()).isZero();
    }
}
