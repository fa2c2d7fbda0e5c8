package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.audit.AuditQuery;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Execution;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives end when their time is over, by a plan of two people and no other way. */
@Hazard("H29")
class ArchiveEndTest {
    @TempDir
    Path folder;

    private ArchiveGround ground;

    @BeforeEach
    void begin() {
        ground = ArchiveGround.begin();
    }

    private void hold(String id, String... people) {
        ground.gate.governance.place(
                new Hold(id, "a lawsuit", List.of(people), "bo", ground.gate.now), ground.gate.as("bo"));
    }

    @Test
    void whatIsOverGoesKeyAndFilesAndItsManifestStays() throws IOException {
        PlanDocument plan = ground.request();
        assertThat(plan.plan().kind()).isEqualTo("archives");
        assertThat(plan.plan().items()).extracting(Plan.Item::path).containsExactly(ground.over);
        assertThat(ground.standing(ground.over)).isInstanceOf(ArchiveStanding.Over.class);

        ChangeState done = ground.run(plan);

        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(30);
        assertThat(ground.key(ground.over)).doesNotExist();
        assertThat(ground.files(ground.over)).containsExactly("destroyed.json", "manifest.json");
        assertThat(ground.standing(ground.over)).isInstanceOfSatisfying(ArchiveStanding.Destroyed.class, destroyed -> {
            assertThat(destroyed.end().plan()).isEqualTo(plan.digest());
            assertThat(destroyed.end().at()).isEqualTo(ArchiveGround.LATER);
        });
        assertThat(ground.gate
                        .governance
                        .archives()
                        .verify(ground.kept, Work.unobserved())
                        .rows())
                .isEqualTo(30);
        Execution.Verification again = ground.gate.governance.gate().verify(plan, Work.unobserved());
        assertThat(again.findings()).isEmpty();
        assertThat(ground.gate.actions()).endsWith("change.started", "change.committed", "change.finished");
        assertThat(ground.gate.audit.entries(AuditQuery.newest(1))).isNotEmpty();
        Path record = folder.resolve("record.pdf");
        ground.gate.governance.record(plan, record, Work.unobserved());
        assertThat(Files.size(record)).isGreaterThan(1_000);
    }

    @Test
    void whoRestoresADestroyedArchiveIsToldWhenAndByWhichPlanItWent() {
        PlanDocument plan = ground.request();
        ground.run(plan);
        assertThatThrownBy(() -> ground.gate.governance.restore(
                        ground.over, folder.resolve("back"), ground.gate.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2026-06-01T12:00:00Z")
                .hasMessageContaining(plan.shortDigest());
        assertThatThrownBy(ground::request).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> ground.request(Optional.empty(), Optional.empty(), ground.over))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("was destroyed");
    }

    @Test
    void aKeyOrFileThatIsBackIsFound() throws IOException {
        byte[] key = Files.readAllBytes(ground.key(ground.over));
        PlanDocument plan = ground.request();
        ground.run(plan);
        Files.write(ground.key(ground.over), key);
        Files.writeString(ground.place(ground.over).resolve("back.sealed"), "back");
        assertThat(ground.gate.governance.gate().verify(plan, Work.unobserved()).findings())
                .hasSize(2);
    }

    @Test
    void oneThatIsToBeKeptLongerNeedsAReasonAndTheNumberOfItsRows() {
        assertThatThrownBy(() -> ground.request(Optional.empty(), Optional.empty(), ground.kept))
                .isInstanceOf(BadInput.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("archive.not-over");
        Optional<String> reason = Optional.of("The contract ended.");
        assertThatThrownBy(() -> ground.request(reason, Optional.empty(), ground.kept))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is to be kept until 2029");
        PlanDocument plan = ground.request(reason, Optional.of(30L), ground.kept);
        assertThat(plan.plan().limits()).extracting(Plan.Limit::unusual).containsExactly(Plan.Unusual.EARLY);
        assertThat(plan.plan().reason()).isEqualTo(reason);
        ground.run(plan);
        assertThat(ground.standing(ground.kept)).isInstanceOf(ArchiveStanding.Destroyed.class);
        assertThat(ground.standing(ground.over)).isInstanceOf(ArchiveStanding.Over.class);
    }

    @Test
    void anArchiveWithSomebodyWhoIsHeldStaysAndIsNamed() {
        hold("case-1", " Person-2026-01-15 ");
        Plan preview = ground.gate
                .governance
                .gate()
                .preview(
                        new dev.steward.governance.policy.EndOfArchives(Optional.of("all")),
                        new dev.steward.governance.gate.Place.Archives(List.of(ground.over, ground.kept)),
                        ground.gate.now,
                        Work.unobserved());
        assertThat(preview.items()).extracting(Plan.Item::path).containsExactly(ground.kept);
        assertThat(preview.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.path()).isEqualTo(ground.over);
            assertThat(kept.cause()).isEqualTo("case-1");
            assertThat(kept.because()).isEqualTo(1);
        });
        assertThatThrownBy(ground::request).isInstanceOf(BadInput.class);
        assertThat(ground.place(ground.over + ".rows")).doesNotExist();
    }

    @Test
    void whoIsKnownByAnotherIdInTheLakeIsHeldToo() {
        ground.gate.merge("person-2026-01-15", "zoe");
        hold("case-1", "zoe");
        assertThatThrownBy(ground::request).isInstanceOf(BadInput.class);
        assertThat(ground.key(ground.over)).exists();
    }

    @Test
    void anArchiveWhoseKeyIsLostIsNotTakenToBeFreeOfHeldPeople() throws IOException {
        Files.delete(ground.key(ground.over));
        assertThat(ground.standing(ground.over)).isInstanceOf(ArchiveStanding.KeyMissing.class);
        assertThatThrownBy(ground::request).isInstanceOf(Refused.class).hasMessageContaining("its key is gone");
        PlanDocument plan = ground.request(Optional.empty(), Optional.of(30L));
        ground.run(plan);
        assertThat(ground.files(ground.over)).containsExactly("destroyed.json", "manifest.json");
        assertThat(plan.plan().limits()).extracting(Plan.Limit::unusual).containsExactly(Plan.Unusual.UNKNOWN);
    }

    @Test
    void whereTheLakeIsGoneNobodySaysThatHeldPeopleAreNotInIt() throws IOException {
        hold("case-1", "somebody-else");
        assertThat(ground.request().plan().limits()).isEmpty();
        Files.move(ground.gate.lake, folder.resolve("moved"));
        assertThatThrownBy(ground::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("by which other ids its lake");
    }
}
