package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.CrashPoint;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which somebody, or bad luck, might get more removed than was approved. */
class GateAttacksTest {
    @TempDir
    Path folder;

    /** The process ends here: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    private static ChangeState run(GateGround ground, PlanDocument plan, Approval approval) {
        return ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    private GateGround killedAt(String place) {
        return new GateGround(folder, reached -> {
            if (reached.equals(place)) {
                throw new Killed();
            }
        });
    }

    private static PlanDocument forged(GateGround ground, UnaryOperator<Plan> how) {
        return PlanDocument.of(how.apply(ground.request().plan()), ground.as("ana"));
    }

    private static Plan with(Plan plan, String kind, Instant asOf, List<Plan.Item> items, Optional<String> archive) {
        return new Plan(
                plan.format(),
                kind,
                plan.policy(),
                plan.policyDigest(),
                asOf,
                plan.cutOff(),
                plan.target(),
                items,
                plan.kept(),
                plan.effects(),
                plan.notes(),
                plan.selection(),
                plan.keys(),
                archive,
                plan.reason(),
                List.of(),
                plan.confirmedRows(),
                plan.requester());
    }

    @Test
    void aPlanThatIsNotWhatItsPolicySaysIsRefusedThoughItIsSignedAndApproved() {
        GateGround ground = new GateGround(folder).begin();
        List<Plan.Item> all = ground.contents().files().stream()
                .map(file ->
                        new Plan.Item(file.path(), file.sha256(), 0, 0, instant(file.first()), instant(file.last())))
                .toList();
        List<UnaryOperator<Plan>> forgeries = List.of(
                plan -> with(plan, plan.kind(), plan.asOf(), all, plan.archive()),
                plan -> with(plan, plan.kind(), plan.asOf(), whole(ground, 20), plan.archive()),
                plan -> with(plan, "anything", plan.asOf(), plan.items(), plan.archive()),
                plan -> with(plan, plan.kind(), plan.asOf(), plan.items(), Optional.empty()),
                plan -> with(plan, plan.kind(), plan.asOf().minus(Duration.ofDays(3)), plan.items(), plan.archive()),
                plan -> with(
                        plan,
                        plan.kind(),
                        plan.asOf(),
                        List.of(plan.items().getFirst(), plan.items().getFirst()),
                        plan.archive()));
        for (UnaryOperator<Plan> forgery : forgeries) {
            PlanDocument plan = forged(ground, forgery);
            refused("not-by-policy", () -> run(ground, plan, ground.approve(plan)));
        }
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static List<Plan.Item> whole(GateGround ground, int files) {
        return ground.contents().files().stream()
                .limit(files)
                .map(file -> new Plan.Item(
                        file.path(),
                        file.sha256(),
                        file.rows(),
                        file.bytes(),
                        instant(file.first()),
                        instant(file.last())))
                .toList();
    }

    @Test
    void aPlanForTheFutureIsNotApproved() {
        GateGround ground = new GateGround(folder).begin();
        ground.now = ground.now.plus(Duration.ofDays(9));
        ground.keep(GateGround.POLICY + "limits: {percent: 90}\n");
        PlanDocument plan = ground.request();
        ground.now = ground.now.minus(Duration.ofDays(9));
        refused("future", () -> ground.approve(plan));
    }

    @Test
    @Hazard("H17")
    void aFolderBehindALinkIsNotTheLake() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        Path month = ground.lake.resolve("data/events/project_default/2026/01");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(month, elsewhere);
        Files.createSymbolicLink(month, elsewhere);
        assertThatThrownBy(() -> run(ground, plan, approval)).isInstanceOf(Failure.class);
        try (var files = Files.list(elsewhere)) {
            assertThat(files).hasSize(31);
        }
    }

    @Test
    @Hazard("H76")
    void aHoldThatComesWhileItIsArchivedIsHonoured() {
        Consumer<String>[] at = new Consumer[] {(Consumer<String>) _ -> {}};
        CrashPoint points = place -> at[0].accept(place);
        GateGround ground = new GateGround(folder, points).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        at[0] = place -> {
            if (place.equals("archive-checked")) {
                at[0] = _ -> {};
                ground.governance.place(
                        new Hold("late", "a lawsuit", List.of("person-2026-01-05"), "bo", ground.now), ground.as("bo"));
            }
        };
        refused("meanwhile", () -> run(ground, plan, approval));
        assertThat(ground.days()).hasSize(GateGround.DAYS);
        assertThat(run(ground, plan, approval).rows()).isEqualTo(27);
        assertThat(ground.days()).containsKey(LocalDate.parse("2026-01-05"));
    }

    @Test
    void aHoldIsNotReleasedBeforeItIsThere() {
        GateGround ground = new GateGround(folder).begin();
        assertThatThrownBy(() ->
                        ground.governance.sign(Decision.on(new Matter.ReleaseHold("case-1", "never")), ground.as("bo")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no hold case-1");
    }

    @Test
    @Hazard("H88")
    void whatWasBegunAndNotDoneNeedsAnApprovalThatIsStillGood() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        GateGround killed = killedAt("archived");
        assertThatThrownBy(() -> run(killed, plan, approval)).isInstanceOf(Killed.class);
        ground.now = ground.now.plus(Duration.ofDays(2));
        refused("expired", () -> run(ground, plan, approval));
        assertThat(run(ground, plan, ground.approve(plan)).rows()).isEqualTo(30);
    }

    @Test
    @Hazard({"H26", "H36"})
    void lateEventsForADayOfThePlanAreNotTakenForItsRemoval() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        GateGround killed = killedAt("committing");
        assertThatThrownBy(() -> run(killed, plan, approval)).isInstanceOf(Killed.class);
        ground.fill(LocalDate.parse("2026-01-01"), 1, "late-");
        ChangeState done = run(ground, plan, approval);
        assertThat(done.rows()).isEqualTo(27);
        assertThat(ground.days().headMap(LocalDate.parse("2026-01-11")))
                .containsExactly(java.util.Map.entry(LocalDate.parse("2026-01-01"), 6L));
    }

    @Test
    void whatTheLakeHasCommittedIsBroughtToItsEndWhateverHasChangedSince() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        GateGround killed = killedAt("committed-lake");
        assertThatThrownBy(() -> run(killed, plan, approval)).isInstanceOf(Killed.class);
        ground.keep(GateGround.POLICY.replace("30 days", "9 days"));
        ground.governance.gate().revoke(plan, approval, ground.as("bo"));
        ground.now = ground.now.plus(Duration.ofDays(400));
        ground.fill(LocalDate.parse("2026-02-09"), 1, "later-");
        ChangeState done = run(ground, plan, approval);
        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(30);
        assertThat(ground.actions()).endsWith("change.resumed", "change.committed", "change.finished");
    }

    @Test
    void aLakeThatIsDamagedElsewhereIsMendedFirst() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        LakeContents.File other = ground.contents().files().getLast();
        byte[] bytes = Files.readAllBytes(other.file());
        Files.write(other.file(), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> run(ground, plan, approval)).isInstanceOf(SourceUnavailable.class);
        assertThat(ground.contents().files()).hasSize(GateGround.DAYS);
        Files.write(other.file(), bytes);
        assertThat(run(ground, plan, approval).rows()).isEqualTo(30);
    }

    @Test
    @Hazard("H87")
    void twoKeysOfOnesOwnInAFreshHomeRemoveNothing() throws IOException {
        GateGround ground = new GateGround(folder.resolve("ours")).begin();
        ground.request();
        Path theirs = folder.resolve("theirs");
        Files.createDirectories(theirs);
        Files.createSymbolicLink(theirs.resolve("lake"), ground.lake);
        GateGround other = new GateGround(theirs).people();
        other.keep(GateGround.POLICY);
        refused("other-roster", other::request);
    }

    @Test
    void aNumberThatWasSaidMustBeThatOfTheRows() {
        GateGround ground = new GateGround(folder).begin();
        refused(
                "limits",
                () -> ground.governance
                        .gate()
                        .request("raw-events", ground.place(), Optional.of(5L), ground.as("ana"), Work.unobserved()));
    }
}
