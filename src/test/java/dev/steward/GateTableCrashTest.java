package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of a table that is killed at every named place, or cut off from its server, and run again. */
class GateTableCrashTest extends TableGround {
    private static final int OLD = 5_000;
    private static final int YOUNG = 1_000;

    @Override
    void fill() {
        SERVER.run(
                "create table shop.log (id int, at timestamptz, person text, primary key (id, at)) partition by range (at)",
                "create table shop.log_2025 partition of shop.log for values from ('2025-01-01') to ('2026-01-01')",
                "create table shop.log_2026 partition of shop.log for values from ('2026-01-01') to ('2027-01-01')",
                "insert into shop.log select n, timestamptz '2025-12-01Z' + n * interval '10 minutes', 'p' || n from generate_series(1, "
                        + OLD + ") n",
                "insert into shop.log select n, '2026-02-01', 'q' from generate_series(10001, " + (10_000 + YOUNG)
                        + ") n");
        place = at("log");
        ground.keep("""
                name: visits
                target: {table: shop.log, time: at, person: person}
                keep: 30 days
                archive: {keep: 1 year}
                limits: {percent: 100}
                """);
    }

    /** The child: carries out the plan and, at the place named, says so and waits for the kill. Knows no test, and so no server. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            run(new GateGround(folder, ChildJvm.waitingAt(arguments[1])), folder);
            System.out.println("ended");
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
    }

    private ChangeState run() {
        return Child.run(ground, folder);
    }

    private PlanDocument approved() throws IOException {
        PlanDocument plan = request();
        Files.write(folder.resolve("plan.json"), plan.json());
        Files.write(folder.resolve("approval.json"), ground.approve(plan).json());
        return plan;
    }

    private static Set<String> rows() {
        return new HashSet<>(SERVER.list("select id from shop.log"));
    }

    private static long missing() {
        return OLD + YOUNG - rows().size();
    }

    private static long written() {
        return Long.parseLong(SERVER.list("select coalesce(sum(removed), 0) from governance.gate_batches")
                .getFirst());
    }

    private void ended(PlanDocument plan, ChangeState done) {
        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(OLD);
        assertThat(count("shop.log where at < '2026-01-11'")).isEqualTo("0");
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
    void theNextRunGoesOnWhereTheKilledOneStopped(String stop) throws IOException, InterruptedException {
        PlanDocument plan = approved();

        ChildJvm.killAt(stop, ChildJvm.start(Child.class, folder.toString(), stop));

        // What is missing is exactly what the database says was removed.
        assertThat(missing()).isEqualTo(written());
        ended(plan, run());
        assertThat(folder.resolve("home/data/archives/" + plan.shortDigest() + ".rows"))
                .doesNotExist();
    }

    @Test
    @Hazard("H36")
    void aConnectionThatIsLostInABatchLeavesNoDoubt() throws IOException {
        PlanDocument plan = approved();
        AtomicInteger batches = new AtomicInteger();
        crash = reached -> {
            if (reached.equals("batch-removed") && batches.incrementAndGet() == 2) {
                SERVER.run(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'steward' and pid <> pg_backend_pid()");
            }
        };

        assertThatThrownBy(this::run).isInstanceOf(Failure.class);
        assertThat(ground.actions()).endsWith("change.unfinished");
        assertThat(missing()).isEqualTo(written()).isEqualTo(2_000);

        ended(plan, run());
    }

    @Test
    @Hazard("H88")
    void anApprovalThatIsTakenBackStopsWhatIsStillToCome() throws IOException {
        PlanDocument plan = approved();
        once(
                "batch-committed",
                () -> ground.governance
                        .gate()
                        .revoke(plan, Approval.read(folder.resolve("approval.json")), ground.as("bo")));
        assertThatThrownBy(this::run).hasMessageContaining("taken back");
        assertThat(missing()).isEqualTo(written()).isEqualTo(2_000);
    }

    @Test
    @Hazard("H76")
    void aHoldThatIsPlacedWhileRowsGoKeepsWhatIsStillThere() throws IOException {
        PlanDocument plan = approved();
        once("batch-committed", () -> {
            hold("late", "p1");
            hold("late-too", "p4600");
        });
        ChangeState done = run();

        assertThat(done.rows()).isEqualTo(OLD - 1);
        assertThat(done.skipped())
                .singleElement()
                .satisfies(one -> assertThat(one.rows()).isEqualTo(1));
        assertThat(SERVER.list("select person from shop.log where at < '2026-01-11'"))
                .containsExactly("p4600");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
    }

    @Test
    @Hazard("H21")
    void aBrokenArchiveStopsBeforeTheFirstRow() throws IOException {
        approved();
        once("archive-written", this::flipABit);
        assertThatThrownBy(this::run).hasMessageContaining("archive");
        assertThat(missing()).isZero();
        assertThat(written()).isZero();
    }

    private void flipABit() {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            Path sealed = files.filter(file -> file.toString().endsWith(".sealed"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(sealed);
            bytes[bytes.length / 2] ^= 1;
            Files.write(sealed, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
