package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.SafeFiles;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.TakingBack;
import dev.steward.ingest.ImportHistory;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import dev.steward.testing.Made;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking back an import, killed where {@link GateCrashTest} does not go, and around the commit. */
class ImportBackCrashTest {
    private static final LocalDate SECOND = LocalDate.parse("2025-12-29");

    /** The child: carries out the plan and, at the place named, says so and waits for the kill. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            GateGround ground = new GateGround(folder, ChildJvm.waitingAt(arguments[1]));
            ground.governance
                    .gate()
                    .run(
                            PlanDocument.read(folder.resolve("plan.json")),
                            Approval.read(folder.resolve("approval.json")),
                            ground.as("ana"),
                            Work.unobserved());
            System.out.println("ended");
        }
    }

    private static void approved(Path folder) {
        GateGround ground = new GateGround(folder).begin();
        ImportBackTest.fill(ground, SECOND, 3, "x");
        PlanDocument plan = ImportBackTest.request(
                ground, ImportBackTest.back(ground, Optional.of(TakingBack.USUAL)), Optional.empty());
        Approval approval = ground.approve(plan);
        SafeFiles.write(folder.resolve("plan.json"), plan.json());
        SafeFiles.write(folder.resolve("approval.json"), approval.json());
    }

    @ParameterizedTest
    @Hazard({"H26", "H36"})
    @ValueSource(strings = {"archived", "committing", "decided", "committed-lake", "history-told", "finished"})
    void theNextRunBringsItToItsEndAndTheHistorySaysItOnce(String place) throws IOException, InterruptedException {
        Path folder = Made.again("an import to take back", ImportBackCrashTest::approved);
        GateGround ground = new GateGround(folder);
        PlanDocument plan = PlanDocument.read(folder.resolve("plan.json"));
        Approval approval = Approval.read(folder.resolve("approval.json"));
        TreeMap<LocalDate, Long> before = ground.days();
        plan.plan()
                .items()
                .forEach(item ->
                        before.merge(item.last().atZone(ZoneOffset.UTC).toLocalDate(), -item.rows(), Long::sum));
        before.values().removeIf(rows -> rows == 0);

        ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place));

        ChangeState done = ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
        assertThat(done.rows()).isEqualTo(9);
        assertThat(ground.days()).isEqualTo(before);
        assertThat(ImportHistory.all(ground.lake).getLast().takenBack()).hasSize(1);
        assertThat(ground.governance
                        .archives()
                        .verify(plan.shortDigest(), Work.unobserved())
                        .rows())
                .isEqualTo(9);
        assertThat(ground.audit.verify(Work.unobserved()).ok()).isTrue();
    }
}
