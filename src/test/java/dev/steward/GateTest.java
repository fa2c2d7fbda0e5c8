package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Role;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Reason;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a policy to files that are gone, on a lake. 30 days before 10 February is 11 January: ten days go. */
class GateTest {
    private static final LocalDate CUT = LocalDate.parse("2026-01-11");

    @TempDir
    Path folder;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    @Test
    @Hazard({"H1", "H4"})
    void whatThePreviewShowsIsWhatIsGone() {
        GateGround ground = new GateGround(folder).begin();
        Plan preview = ground.governance
                .gate()
                .preview(
                        ground.governance.policies().find("raw-events"), ground.place(), ground.now, Work.unobserved());
        assertThat(preview.items()).hasSize(10);
        assertThat(preview.rows()).isEqualTo(30);
        assertThat(preview.cutOff()).isEqualTo("2026-01-11T00:00:00Z");
        assertThat(preview.kept()).isEmpty();

        PlanDocument plan = ground.request();
        assertThat(plan.plan().items()).isEqualTo(preview.items());
        // What expires after the preview stays: the plan has its own moment.
        ground.now = ground.now.plus(Duration.ofHours(13));
        TreeMap<LocalDate, Long> before = ground.days();
        Approval approval = ground.approve(plan);
        ChangeState done = ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());

        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.rows()).isEqualTo(30);
        assertThat(done.skipped()).isEmpty();
        assertThat(ground.days()).isEqualTo(new TreeMap<>(before.tailMap(CUT)));
        assertThat(ground.actions())
                .endsWith(
                        "plan.made",
                        "plan.approved",
                        "change.started",
                        "archive.written",
                        "change.committed",
                        "change.finished");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).findings())
                .isEmpty();
    }

    @Test
    void nothingOfWhatWentIsLeftBelowTheLake() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        // A late event makes a second file of the day, and puts an older copy aside.
        ground.fill(LocalDate.parse("2026-01-03"), 1, "late-");
        PlanDocument plan = ground.request();
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        try (Stream<Path> files = Files.walk(ground.lake)) {
            assertThat(files.map(Path::toString))
                    .noneMatch(path -> path.contains("events_2026-01-0") || path.contains("events_2026-01-10"));
        }
    }

    @Test
    @Hazard({"H2", "H3", "H6"})
    void theCutOffIsTheBeginningOfAUtcDay() {
        GateGround ground = new GateGround(folder).begin();
        RetentionPolicy policy = ground.governance.policies().find("raw-events");
        for (String moment : List.of("2026-02-10T00:00:00Z", "2026-02-10T23:59:59Z", "2026-02-10T23:59:59-00:00")) {
            assertThat(policy.keep().cutOff(Instant.parse(moment))).contains(Instant.parse("2026-01-11T00:00:00Z"));
        }
        PlanDocument plan = ground.request();
        ground.now = Instant.parse("2026-02-11T00:00:01Z");
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(ground.days().firstKey()).isEqualTo(CUT);
    }

    @Test
    @Hazard({"H87", "H89"})
    void itTakesTwoPeople() {
        GateGround ground = new GateGround(folder).begin();
        ground.join("cy", Role.DATA_ENGINEER);
        ground.join("di", Role.PRIVACY_OFFICER);
        PlanDocument plan = ground.request();
        Work work = Work.unobserved();
        refused("no-right", () -> ground.governance.gate().approve(plan, ground.as("ana")));
        refused("no-right", () -> ground.governance.gate().approve(plan, ground.as("cy")));
        Approval approval = ground.approve(plan);
        refused("approver-runs", () -> ground.governance.gate().run(plan, approval, ground.as("bo"), work));
        PlanDocument own =
                ground.governance.gate().request("raw-events", ground.place(), Optional.empty(), ground.as("di"), work);
        refused("own-plan", () -> ground.governance.gate().approve(own, ground.as("di")));
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    @Hazard("H88")
    void anApprovalIsForOnePlanOnceAndForADay() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        Work work = Work.unobserved();
        ground.now = ground.now.plus(Duration.ofMinutes(1));
        PlanDocument other = ground.request();
        refused("other-plan", () -> ground.governance.gate().run(other, approval, ground.as("ana"), work));

        ground.now = ground.now.plus(Duration.ofHours(24));
        refused("expired", () -> ground.governance.gate().run(plan, approval, ground.as("ana"), work));
        ground.now = ground.now.minus(Duration.ofHours(24));

        ground.governance.gate().revoke(plan, approval, ground.as("bo"));
        refused("revoked", () -> ground.governance.gate().run(plan, approval, ground.as("ana"), work));
        assertThat(ground.days()).hasSize(GateGround.DAYS);

        Approval again = ground.approve(plan);
        ground.governance.gate().run(plan, again, ground.as("ana"), work);
        refused("used", () -> ground.governance.gate().run(plan, again, ground.as("ana"), work));
    }

    @Test
    @Hazard({"H15", "H88"})
    void anotherPolicyVoidsWhatWasApproved() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        ground.keep(GateGround.POLICY.replace("30 days", "9 days"));
        refused(
                "policy-changed",
                () -> ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()));
        ground.keep(
                "# the same, in other clothes\n" + GateGround.POLICY.replace("keep: 30 days", "keep:   \"30 days\""));
        ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    @Test
    void aPlanThatWasEditedIsNoPlan() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Path file = folder.resolve("plan.json");
        Files.write(file, plan.json());
        assertThat(PlanDocument.read(file)).isEqualTo(plan);
        Files.writeString(file, Files.readString(file).replace("events_2026-01-10", "events_2026-01-20"));
        refused("plan-changed", () -> PlanDocument.read(file));
    }

    @Test
    @Hazard("H18")
    void aFileWithLateEventsStaysAndTheOthersGo() {
        GateGround ground = new GateGround(folder);
        ground.begin();
        ground.keep(GateGround.POLICY.replace("30 days", "20 days") + "limits: {percent: 60}\n");
        PlanDocument plan = ground.request();
        assertThat(plan.plan().items()).hasSize(20);
        ground.fill(LocalDate.parse("2026-01-03"), 1, "late-");
        ChangeState done =
                ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(done.skipped()).extracting(ChangeState.Skipped::why).allMatch(why -> !why.isBlank());
        assertThat(ground.days().keySet().stream().filter(day -> day.isBefore(LocalDate.parse("2026-01-21"))))
                .containsExactly(LocalDate.parse("2026-01-03"));
        assertThat(ground.days()).containsEntry(LocalDate.parse("2026-01-03"), 6L);
    }

    @Test
    void whatHasDriftedTooFarStopsTheRun() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        ground.fill(LocalDate.parse("2026-01-03"), 3, "late-");
        refused(
                "drifted",
                () -> ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved()));
        assertThat(ground.actions()).endsWith("change.failed");
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    @Hazard({"H13", "H14"})
    void whatIsOutOfTheOrdinaryMustBeSaidInNumbers() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(GateGround.POLICY.replace("30 days", "1 day"));
        refused("limits", ground::request);
        refused(
                "limits",
                () -> ground.governance
                        .gate()
                        .request("raw-events", ground.place(), Optional.of(1L), ground.as("ana"), Work.unobserved()));
        Plan preview = ground.governance
                .gate()
                .preview(
                        ground.governance.policies().find("raw-events"), ground.place(), ground.now, Work.unobserved());
        PlanDocument plan = ground.governance
                .gate()
                .request(
                        "raw-events", ground.place(), Optional.of(preview.rows()), ground.as("ana"), Work.unobserved());
        assertThat(plan.plan().limits()).extracting(Plan.Limit::unusual).containsExactly(Plan.Unusual.SHARE);
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(ground.days()).hasSize(1);
    }

    @Test
    @Hazard("H76")
    void heldRecordsStayEvenWhenTheHoldComesAfterTheApproval() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(GateGround.POLICY + "limits: {percent: 60}\n");
        place(ground, "case-1", "person-2026-01-02");
        PlanDocument plan = ground.request();
        assertThat(plan.plan().kept())
                .containsExactly(new Plan.Kept(
                        "data/events/project_default/2026/01/events_2026-01-02.parquet", 3, Reason.HOLD, "case-1", 1));
        Approval approval = ground.approve(plan);
        place(ground, "case-2", "person-2026-01-05");
        ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
        assertThat(ground.days().headMap(CUT))
                .containsOnlyKeys(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-05"));

        release(ground, "case-1");
        PlanDocument next = ground.request();
        assertThat(next.plan().items()).hasSize(1);
        assertThat(next.plan().kept()).extracting(Plan.Kept::cause).containsExactly("case-2");
    }

    private static void place(GateGround ground, String id, String person) {
        ground.governance.place(new Hold(id, "a lawsuit", List.of(person), "bo", ground.now), ground.as("bo"));
    }

    private static void release(GateGround ground, String id) {
        Decision decision = ground.governance.sign(Decision.on(new Matter.ReleaseHold(id, "settled")), ground.as("bo"));
        assertThat(ground.governance.holds().inForce()).extracting(Hold::id).contains(id);
        ground.governance.sign(decision, ground.as("ana"));
        assertThat(ground.governance.holds().inForce()).extracting(Hold::id).doesNotContain(id);
    }

    @Test
    void anExceptionKeepsItsEventsUntilItsOwnEnd() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(GateGround.POLICY + """
                exceptions:
                  - name: purchases
                    event: buy
                    keep: 35 days
                """);
        PlanDocument plan = ground.request();
        // 35 days before 10 February is 6 January: younger purchases keep their days.
        assertThat(plan.plan().items()).hasSize(5);
        assertThat(plan.plan().kept())
                .hasSize(5)
                .allMatch(kept ->
                        kept.reason() == Reason.EXCEPTION && kept.cause().equals("purchases") && kept.because() == 1);
    }

    @Test
    @Hazard("H17")
    void filesThatNoGenerationNamesAreNeverTouched() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        Path stranger = ground.lake.resolve("data/events/project_default/2025/12/events_2025-12-24.parquet");
        Files.createDirectories(stranger.getParent());
        Files.writeString(stranger, "not mine");
        Path outside = folder.resolve("precious.parquet");
        Files.writeString(outside, "precious");
        Files.createSymbolicLink(
                ground.lake.resolve("data/events/project_default/2026/01/events_2026-01-99.parquet"), outside);
        PlanDocument plan = ground.request();
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(stranger).hasContent("not mine");
        assertThat(outside).hasContent("precious");
    }

    @Test
    @Hazard("H38")
    void aPlanIsForOneLake() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        Path aside = folder.resolve("aside");
        Files.move(ground.lake, aside);
        ground.fill(GateGround.FIRST, GateGround.DAYS, "other-");
        refused("other-lake", () -> ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()));
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    void theHomeKnowsWhereEveryChangeStands() {
        GateGround ground = new GateGround(folder).begin();
        assertThat(ground.governance.gate().changes()).isEmpty();
        PlanDocument plan = ground.request();
        assertThat(station(ground)).isEqualTo(Change.Station.REQUESTED);
        Approval first = ground.approve(plan);
        assertThat(station(ground)).isEqualTo(Change.Station.APPROVED);
        ground.governance.gate().revoke(plan, first, ground.as("bo"));
        assertThat(station(ground)).isEqualTo(Change.Station.REQUESTED);
        Approval second = ground.approve(plan);
        ground.governance.gate().run(plan, second, ground.as("ana"), Work.unobserved());
        assertThat(station(ground)).isEqualTo(Change.Station.VERIFIED);
        assertThat(ground.governance.gate().changes().getFirst().plan()).isEqualTo(plan);
    }

    private static Change.Station station(GateGround ground) {
        return ground.governance.gate().changes().getFirst().station();
    }

    @Test
    void nothingToDoIsSaid() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(GateGround.POLICY.replace("30 days", "2 years"));
        assertThatThrownBy(ground::request).isInstanceOf(BadInput.class).hasMessageContaining("Nothing of");
    }

    @Test
    @Hazard("H84")
    void whatCannotBeRecordedIsNotDone() throws IOException {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        Path log = folder.resolve("home/data/audit");
        Path aside = folder.resolve("home/data/audit-aside");
        Files.move(log, aside);
        Files.writeString(log, "in the way");
        assertThatThrownBy(() -> ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Failure.class);
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    @Hazard("H90")
    void theSameEventsGiveTheSameSelectionWhereverTheyLie() {
        GateGround one = new GateGround(folder.resolve("one")).begin();
        // The same events in another order of imports: some days have several files.
        GateGround other = new GateGround(folder.resolve("other"));
        other.fill(GateGround.FIRST.plusDays(5), GateGround.DAYS - 5, "");
        other.fill(GateGround.FIRST, GateGround.DAYS, "");
        other.people().keep(GateGround.POLICY);
        assertThat(other.request().plan().selection())
                .isEqualTo(one.request().plan().selection());
        other.fill(LocalDate.parse("2026-01-02"), 1, "more-");
        assertThat(other.request().plan().selection())
                .isNotEqualTo(one.request().plan().selection());
    }

    @Test
    void aLakeCanBeEmptiedByThoseWhoSayHowMuchThatIs() {
        GateGround ground = new GateGround(folder).begin();
        ground.now = Instant.parse("2027-02-10T12:00:00Z");
        long all = (long) GateGround.DAYS * 3;
        refused("limits", ground::request);
        PlanDocument plan = ground.governance
                .gate()
                .request("raw-events", ground.place(), Optional.of(all), ground.as("ana"), Work.unobserved());
        assertThat(plan.plan().limits())
                .extracting(Plan.Limit::unusual)
                .containsExactly(Plan.Unusual.ALL, Plan.Unusual.SHARE);
        ChangeState done =
                ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(done.left()).isZero();
        assertThat(ground.days()).isEmpty();
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).findings())
                .isEmpty();
        ground.fill(LocalDate.parse("2027-02-01"), 2, "new-");
        assertThat(ground.days()).hasSize(2);
    }

    @Test
    void eventsThatComeLaterForARemovedDayAreNoFault() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        ground.fill(LocalDate.parse("2026-01-03"), 1, "late-");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).findings())
                .isEmpty();
        assertThat(ground.request().plan().items()).hasSize(1);
    }

    @Test
    void aCancelledRunHasRemovedNothingAndCanGoOn() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        Stopped work = new Stopped("Archiving");
        assertThatThrownBy(() -> ground.governance.gate().run(plan, approval, ground.as("ana"), work))
                .isInstanceOf(Cancelled.class);
        assertThat(ground.days()).hasSize(GateGround.DAYS);
        assertThat(ground.actions()).endsWith("change.cancelled");
        ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
        assertThat(ground.days()).hasSize(GateGround.DAYS - 10);
    }

    /** Cancelled when something begins. */
    private static final class Stopped implements Work {
        private final String at;
        private boolean stopped;

        Stopped(String at) {
            this.at = at;
        }

        @Override
        public void progress(double fraction, String note) {
            stopped |= note.startsWith(at);
        }

        @Override
        public boolean cancelled() {
            return stopped;
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return () -> {};
        }
    }

    @Test
    @Hazard({"H9", "H10"})
    void filesOfOthersStayWhereSomeOfTheirRowsHaveNoTimeOrAreYounger() throws Exception {
        GateGround ground = new GateGround(folder);
        parquet(ground, "2025-12-20", "timestamptz '2025-12-20 10:00:00Z'", "timestamptz '2025-12-20 11:00:00Z'");
        parquet(ground, "2025-12-21", "timestamptz '2025-12-21 10:00:00Z'", "null");
        parquet(ground, "2025-12-22", "timestamptz '2025-12-22 10:00:00Z'", "timestamptz '2026-02-01 10:00:00Z'");
        parquet(ground, "2025-12-23", "timestamptz '1970-01-02 10:00:00Z'", "timestamptz '2025-12-23 10:00:00Z'");
        parquet(ground, "2025-12-24", "timestamptz '2099-01-02 10:00:00Z'", "timestamptz '2099-01-02 11:00:00Z'");
        ground.begin();
        Plan plan = ground.request().plan();
        assertThat(plan.items()).extracting(Plan.Item::path).hasSize(12);
        assertThat(plan.kept())
                .extracting(kept ->
                        kept.path().replaceAll(".*events_|\\..*", "") + " " + kept.reason() + " " + kept.because())
                .containsExactly("2025-12-21 UNDATABLE 1", "2025-12-22 YOUNGER_TOO 0");
        assertThat(plan.notes())
                .anyMatch(note -> note.contains("2 rows begin before 2000"))
                .anyMatch(note -> note.contains("2 rows reach into the future"));
    }

    private static void parquet(GateGround ground, String day, String... times) throws Exception {
        Path file = ground.lake.resolve("data/events/project_default/2025/12/events_" + day + ".parquet");
        Files.createDirectories(file.getParent());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < times.length; i++) {
            rows.append(i == 0 ? "" : " union all ")
                    .append("select '" + day + "-" + i + "' as id, 'zoe' as user_id, 'login' as event_type, " + times[i]
                            + "::timestamptz as created_at");
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (" + rows + ") to '" + file + "' (format parquet)");
        }
    }
}
