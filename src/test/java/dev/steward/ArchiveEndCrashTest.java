package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of two archives, killed at every named place and run again. */
class ArchiveEndCrashTest {
    /** The child: carries out the plan and, at the place named, says so and waits for the kill. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            GateGround ground = new GateGround(folder, ChildJvm.waitingAt(arguments[1]));
            ground.now = ArchiveGround.LATER;
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

    @ParameterizedTest
    @Hazard({"H26", "H29"})
    @ValueSource(
            strings = {
                "recorded",
                "begun",
                "committing",
                "end-begun",
                "key-destroyed",
                "sealed-removed",
                "archive-destroyed",
                "committed",
                "finished"
            })
    void theNextRunBringsItToItsEnd(String place) throws IOException, InterruptedException {
        ArchiveGround ground = ArchiveGround.begin();
        Path folder = ground.folder();
        PlanDocument plan =
                ground.request(Optional.of("the contract ended"), Optional.of(60L), ground.over, ground.kept);
        Approval approval = ground.gate.approve(plan);
        Files.write(folder.resolve("plan.json"), plan.json());
        Files.write(folder.resolve("approval.json"), approval.json());

        ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place));

        for (String archive : new String[] {ground.over, ground.kept}) {
            // Nothing of an archive goes before its key, and none is said to be destroyed that is not.
            if (ground.gate.governance.archives().hasKey(archive)) {
                assertThat(ground.gate
                                .governance
                                .archives()
                                .verify(archive, Work.unobserved())
                                .rows())
                        .isEqualTo(30);
                assertThat(ground.standing(archive)).isNotInstanceOf(ArchiveStanding.Destroyed.class);
            }
        }
        ChangeState done = ground.gate.governance.gate().run(plan, approval, ground.gate.as("ana"), Work.unobserved());
        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(60);
        assertThat(ground.files(ground.over)).containsExactly("destroyed.json", "manifest.json");
        assertThat(ground.files(ground.kept)).containsExactly("destroyed.json", "manifest.json");
        assertThat(ground.key(ground.over)).doesNotExist();
        assertThat(ground.key(ground.kept)).doesNotExist();
        assertThat(ground.gate.audit.verify(Work.unobserved()).ok()).isTrue();
        assertThat(ground.gate.actions()).endsWith("change.finished");
    }
}
