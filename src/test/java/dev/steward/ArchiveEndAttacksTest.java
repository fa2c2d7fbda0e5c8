package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.CrashPoint;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.EndOfArchives;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which somebody, or bad luck, might get an archive destroyed that was not approved. */
@Hazard("H29")
class ArchiveEndAttacksTest {
    @TempDir
    Path folder;

    private ArchiveGround ground;

    /** The process ends here: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void begin() {
        ground = ArchiveGround.begin();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    private static ChangeState run(ArchiveGround ground, PlanDocument plan, Approval approval) {
        return ground.gate.governance.gate().run(plan, approval, ground.gate.as("ana"), Work.unobserved());
    }

    private PlanDocument forged(
            Plan plan,
            List<Plan.Item> items,
            Optional<String> reason,
            List<Plan.Limit> limits,
            Optional<Long> confirmed,
            Plan.Target target) {
        return PlanDocument.of(
                new Plan(
                        plan.format(),
                        plan.kind(),
                        plan.policy(),
                        new EndOfArchives(reason).digest(),
                        plan.asOf(),
                        plan.cutOff(),
                        target,
                        items,
                        plan.kept(),
                        plan.effects(),
                        plan.notes(),
                        plan.selection(),
                        plan.keys(),
                        plan.archive(),
                        reason,
                        limits,
                        confirmed,
                        plan.requester()),
                ground.gate.as("ana"));
    }

    private void untouched() {
        assertThat(ground.gate
                        .governance
                        .archives()
                        .verify(ground.over, Work.unobserved())
                        .rows())
                .isEqualTo(30);
        assertThat(ground.gate
                        .governance
                        .archives()
                        .verify(ground.kept, Work.unobserved())
                        .rows())
                .isEqualTo(30);
    }

    @Test
    void aPlanThatNamesAnArchiveWhoseTimeIsNotOverIsRefusedThoughItIsSignedAndApproved() {
        Plan plan = ground.request().plan();
        Plan early =
                ground.request(Optional.of("so"), Optional.of(30L), ground.kept).plan();
        List<Plan.Item> both = new ArrayList<>(plan.items());
        both.addAll(early.items());
        List<Plan.Item> twice = List.of(plan.items().getFirst(), plan.items().getFirst());
        List<Plan.Item> outside = List.of(new Plan.Item("../../config", "", 30, 0, plan.asOf(), plan.asOf()));
        Optional<String> none = Optional.empty();
        for (PlanDocument one : List.of(
                forged(plan, both, none, List.of(), Optional.empty(), plan.target()),
                forged(plan, both, Optional.of("so"), List.of(), Optional.empty(), plan.target()),
                forged(plan, both, none, early.limits(), Optional.of(60L), plan.target()),
                forged(plan, twice, none, List.of(), Optional.empty(), plan.target()),
                forged(plan, outside, none, List.of(), Optional.empty(), plan.target()))) {
            refused("not-by-policy", () -> run(ground, one, ground.gate.approve(one)));
        }
        Plan.Target other =
                new Plan.Target(folder.toString(), plan.target().id(), "", Optional.empty(), Optional.empty(), 30);
        PlanDocument elsewhere = forged(plan, plan.items(), none, List.of(), Optional.empty(), other);
        refused("other-archives", () -> run(ground, elsewhere, ground.gate.approve(elsewhere)));
        untouched();
    }

    @Test
    void anApprovalForAnotherPlanOrOfAnEditedOneOpensNothing() {
        PlanDocument over = ground.request();
        PlanDocument early = ground.request(Optional.of("so"), Optional.of(30L), ground.kept);
        refused("other-plan", () -> run(ground, early, ground.gate.approve(over)));
        PlanDocument edited = new PlanDocument(early.plan(), over.digest(), over.os(), over.signature());
        refused("plan-changed", () -> run(ground, edited, ground.gate.approve(over)));
        untouched();
    }

    @Test
    void anArchiveThatWasSwappedSinceStays() throws IOException {
        PlanDocument plan = ground.request();
        Approval approval = ground.gate.approve(plan);
        Path place = ground.place(ground.over);
        Path aside = folder.resolve("aside");
        Files.move(place, aside);
        Files.createDirectories(place);
        try (Stream<Path> files = Files.list(ground.place(ground.kept))) {
            for (Path file : files.toList()) {
                Files.copy(file, place.resolve(file.getFileName()));
            }
        }
        assertThatThrownBy(() -> run(ground, plan, approval))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("it is that of the archive " + ground.kept);
        try (Stream<Path> files = Files.list(aside)) {
            assertThat(files).hasSize(11);
        }
        assertThat(ground.key(ground.over)).exists();
    }

    @Test
    void anArchiveOfWhichAFileChangedSinceStays() throws IOException {
        PlanDocument plan = ground.request();
        Approval approval = ground.gate.approve(plan);
        Path sealed = ground.place(ground.over)
                .resolve(ground.gate
                        .governance
                        .archives()
                        .find(ground.over)
                        .files()
                        .getFirst()
                        .sealed());
        Files.copy(
                ground.place(ground.kept)
                        .resolve(ground.gate
                                .governance
                                .archives()
                                .find(ground.kept)
                                .files()
                                .getFirst()
                                .sealed()),
                sealed,
                StandardCopyOption.REPLACE_EXISTING);
        refused("drifted", () -> run(ground, plan, approval));
        assertThat(ground.files(ground.over)).hasSize(11);
        assertThat(ground.key(ground.over)).exists();
    }

    @Test
    void aManifestEditedToBeOverDoesNotMakeTheArchiveFallDue() throws IOException {
        Path manifest = ground.place(ground.kept).resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("\"until\" : \"2029", "\"until\" : \"2026"));
        Archive edited = ground.gate.governance.archives().find(ground.kept);
        assertThat(edited.until().orElseThrow()).isBefore(ground.gate.now);
        assertThat(ground.request().plan().items()).extracting(Plan.Item::path).containsExactly(ground.over);
    }

    @Test
    @Hazard("H76")
    void aManifestThatHidesAFileHidesNobodyWhoIsHeld() throws IOException {
        ground.gate.governance.place(
                new Hold("case-1", "a lawsuit", List.of("person-2026-01-15"), "bo", ground.gate.now),
                ground.gate.as("bo"));
        Path manifest = ground.place(ground.over).resolve("manifest.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.replaceAll("(?s)\\{[^{}]*events_2026-01-15[^{}]*\\}, ", ""));
        assertThat(ground.gate.governance.archives().find(ground.over).files()).hasSize(9);
        assertThatThrownBy(ground::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("its files are not those that its manifest names");
        Files.writeString(manifest, whole.replace("\"lake\" : \"/", "\"lake\" : \"/elsewhere/"));
        assertThatThrownBy(ground::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("says something else than the plan");
    }

    @Test
    void nothingBehindALinkIsTouched() throws IOException {
        PlanDocument plan = ground.request();
        Approval approval = ground.gate.approve(plan);
        Path place = ground.place(ground.over);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(place, elsewhere);
        Files.createSymbolicLink(place, elsewhere);
        assertThatThrownBy(() -> run(ground, plan, approval)).isInstanceOf(Failure.class);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).hasSize(11);
        }
        Files.delete(place);
        Files.move(elsewhere, place);
        Path key = folder.resolve("stick.key");
        Files.move(ground.key(ground.over), key);
        Files.createSymbolicLink(ground.key(ground.over), key);
        refused("key-link", () -> run(ground, plan, approval));
        assertThat(Files.size(key)).isEqualTo(32);
        assertThat(ground.gate
                        .governance
                        .archives()
                        .verify(ground.over, Work.unobserved())
                        .rows())
                .isEqualTo(30);
    }

    @Test
    @Hazard("H76")
    void aHoldThatComesAfterTheApprovalOrWhileAnotherArchiveGoesIsHonoured() {
        Consumer<String>[] at = new Consumer[] {(Consumer<String>) _ -> {}};
        CrashPoint points = place -> at[0].accept(place);
        ArchiveGround watched = ground.at(points);
        PlanDocument plan = ground.request(Optional.of("so"), Optional.of(60L), ground.over, ground.kept);
        String first = plan.plan().items().getFirst().path();
        String second = plan.plan().items().getLast().path();
        String held = second.equals(ground.over) ? "person-2026-01-15" : "person-2026-01-05";
        at[0] = place -> {
            if (place.equals("key-destroyed")) {
                at[0] = _ -> {};
                ground.gate.governance.place(
                        new Hold("late", "a lawsuit", List.of(held), "bo", ground.gate.now), ground.gate.as("bo"));
            }
        };
        ChangeState done = run(watched, plan, ground.gate.approve(plan));
        assertThat(done.rows()).isEqualTo(30);
        assertThat(done.skipped()).singleElement().satisfies(one -> {
            assertThat(one.path()).isEqualTo(second);
            assertThat(one.why()).isEqualTo("held by late");
        });
        assertThat(ground.standing(first)).isInstanceOf(ArchiveStanding.Destroyed.class);
        assertThat(ground.gate
                        .governance
                        .archives()
                        .verify(second, Work.unobserved())
                        .rows())
                .isEqualTo(30);
    }

    @Test
    void aKeyThatIsLostAfterTheApprovalIsNotPassedOver() throws IOException {
        PlanDocument plan = ground.request();
        Approval approval = ground.gate.approve(plan);
        Files.delete(ground.key(ground.over));
        ChangeState done = run(ground, plan, approval);
        assertThat(done.rows()).isZero();
        assertThat(done.skipped())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("its key is gone"));
        assertThat(ground.files(ground.over)).hasSize(11);
    }

    @Test
    @Hazard("H88")
    void whatWasBegunNeedsAnApprovalThatIsStillGood() {
        PlanDocument plan = ground.request();
        Approval approval = ground.gate.approve(plan);
        ArchiveGround killed = ground.at(reached -> {
            if (reached.equals("end-begun")) {
                throw new Killed();
            }
        });
        assertThatThrownBy(() -> run(killed, plan, approval)).isInstanceOf(Killed.class);
        assertThat(ground.standing(ground.over)).isInstanceOf(ArchiveStanding.Ending.class);
        untouched();
        ground.gate.now = ground.gate.now.plus(Duration.ofDays(2));
        refused("expired", () -> run(ground, plan, approval));
        assertThat(run(ground, plan, ground.gate.approve(plan)).rows()).isEqualTo(30);
    }
}
