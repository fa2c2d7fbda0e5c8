package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.files.SafeFiles;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import dev.steward.testing.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change that is killed at every named place, and run again: nothing is lost that should stay, nothing is left that is said to be gone. */
class GateCrashTest {
    private static final LocalDate CUT = LocalDate.parse("2026-01-11");

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
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        SafeFiles.write(folder.resolve("plan.json"), plan.json());
        SafeFiles.write(folder.resolve("approval.json"), approval.json());
    }

    @ParameterizedTest
    @Hazard({"H26", "H36"})
    @ValueSource(
            strings = {
                "recorded",
                "begun",
                "archived-one",
                "archive-written",
                "archive-checked",
                "archived",
                "committing",
                "decided",
                "moved-all",
                "committed",
                "put-away",
                "removed",
                "purged",
                "committed-lake",
                "forgotten",
                "finished"
            })
    void theNextRunGoesOnWhereTheKilledOneStopped(String place) throws IOException, InterruptedException {
        Path folder = Made.again("an approved plan", GateCrashTest::approved);
        GateGround ground = new GateGround(folder);
        TreeMap<LocalDate, Long> before = ground.days();
        PlanDocument plan = PlanDocument.read(folder.resolve("plan.json"));
        Approval approval = Approval.read(folder.resolve("approval.json"));

        ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place));

        // Whoever reads now sees all of the old state or all of the new one.
        assertThat(ground.days()).isIn(before, new TreeMap<>(before.tailMap(CUT)));
        ChangeState done = ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(30);
        assertThat(ground.days()).isEqualTo(new TreeMap<>(before.tailMap(CUT)));
        try (Stream<Path> files = Files.walk(ground.lake)) {
            assertThat(files.map(Path::toString))
                    .noneMatch(path -> path.contains("events_2026-01-0") || path.contains("events_2026-01-10"));
        }
        Archive archive = ground.governance.archives().verify(plan.shortDigest(), Work.unobserved());
        assertThat(archive.rows()).isEqualTo(30);
        assertThat(ground.audit.verify(Work.unobserved()).ok()).isTrue();
        assertThat(ground.actions()).contains("change.committed").endsWith("change.finished");
    }
}
