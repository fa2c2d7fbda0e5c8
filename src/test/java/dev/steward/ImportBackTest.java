package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.policy.TakingBack;
import dev.steward.ingest.ImportHistory;
import dev.steward.ingest.ImportReport;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import is taken back: what is wholly its own goes, archived, by a plan of two people; and it can come again. */
class ImportBackTest {
    /** The first of three days that only the second import brings; it brings the two after, too, which are there. */
    private static final LocalDate SECOND = LocalDate.parse("2025-12-29");

    @TempDir
    Path folder;

    private GateGround ground;

    /** Forty days, and five days more by a second import, of which two meet days that are there. */
    @BeforeEach
    void begin() {
        ground = new GateGround(folder).begin();
        fill(ground, SECOND, 5, "x");
    }

    /** A minute later, so that history has an order. */
    static void fill(GateGround ground, LocalDate from, int days, String mark) {
        ground.now = ground.now.plusSeconds(60);
        ground.fill(from, days, mark);
    }

    static String last(GateGround ground) {
        List<ImportReport> all = ImportHistory.list(ground.lake);
        return all.getLast().id();
    }

    static Rule back(GateGround ground, Optional<Keep> archive) {
        return ground.governance.gate().takingBack(ground.lake, last(ground), archive, Optional.of("a wrong file"));
    }

    static PlanDocument request(GateGround ground, Rule rule, Optional<Long> rows) {
        return ground.governance.gate().request(rule, ground.place(), rows, ground.as("ana"), Work.unobserved());
    }

    private static ChangeState run(GateGround ground, PlanDocument plan, Approval approval) {
        return ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    @Test
    void itsOwnFilesGoAndWhatIsMixedIntoOthersStaysAndIsNamed() {
        TreeMap<LocalDate, Long> before = ground.days();
        PlanDocument plan = request(ground, back(ground, Optional.of(TakingBack.USUAL)), Optional.empty());
        assertThat(plan.plan().kind()).isEqualTo("import");
        assertThat(plan.plan().rows()).isEqualTo(9);
        assertThat(plan.plan().kept()).hasSize(2).allSatisfy(kept -> {
            assertThat(kept.reason()).isEqualTo(Plan.Reason.MIXED);
            assertThat(kept.because()).isEqualTo(3);
            assertThat(kept.rows()).isEqualTo(6);
        });
        assertThat(plan.plan().notes()).anyMatch(note -> note.startsWith("6 rows of the import lie in files together"));

        ChangeState done = run(ground, plan, ground.approve(plan));

        assertThat(done.rows()).isEqualTo(9);
        assertThat(ground.days()).isEqualTo(new TreeMap<>(before.tailMap(GateGround.FIRST)));
        assertThat(ground.governance.archives().verify(plan.shortDigest(), Work.unobserved()))
                .satisfies(archive -> {
                    assertThat(archive.rows()).isEqualTo(9);
                    assertThat(archive.keep()).isEqualTo("90 days");
                });
        assertThat(ImportHistory.all(ground.lake).getLast().takenBack())
                .singleElement()
                .satisfies(back -> {
                    assertThat(back.plan()).isEqualTo(plan.digest());
                    assertThat(back.rows()).isEqualTo(9);
                    assertThat(back.person()).isEqualTo("ana");
                });
        assertThat(ImportHistory.all(ground.lake).getFirst().takenBack()).isEmpty();
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).findings())
                .isEmpty();
        ground.governance.record(plan, folder.resolve("record.pdf"), Work.unobserved());
        assertThat(folder.resolve("record.pdf")).exists();
        refusedNothing();
    }

    private void refusedNothing() {
        String gone = last(ground);
        assertThatThrownBy(() -> request(
                        ground,
                        ground.governance.gate().takingBack(ground.lake, gone, Optional.empty(), Optional.empty()),
                        Optional.empty()))
                .isInstanceOf(BadInput.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("plan.nothing");
    }

    @Test
    void theSameFileCanBeImportedAgain() {
        TreeMap<LocalDate, Long> before = ground.days();
        PlanDocument plan = request(ground, back(ground, Optional.empty()), Optional.empty());
        assertThat(plan.plan().notes()).contains("There is no archive: what goes cannot be brought back.");
        run(ground, plan, ground.approve(plan));
        fill(ground, SECOND, 5, "x");
        ImportReport again = ImportHistory.list(ground.lake).getLast();
        assertThat(again.written()).isEqualTo(9);
        assertThat(again.duplicates()).isEqualTo(6);
        assertThat(ground.days()).isEqualTo(before);
        assertThat(ImportHistory.all(ground.lake).getLast().takenBack()).isEmpty();
    }

    @Test
    void whatALaterImportHasWrittenAnewTogetherWithItsOwnStays() {
        String second = last(ground);
        fill(ground, SECOND, 1, "y");
        Rule rule = ground.governance.gate().takingBack(ground.lake, second, Optional.empty(), Optional.empty());
        PlanDocument plan = request(ground, rule, Optional.empty());
        assertThat(plan.plan().rows()).isEqualTo(6);
        assertThat(plan.plan().kept()).hasSize(3);
        run(ground, plan, ground.approve(plan));
        assertThat(ground.days().get(SECOND)).isEqualTo(6);
    }

    @Test
    @Hazard("H76")
    void filesWithPeopleWhoAreHeldStay() {
        PlanDocument plan = request(ground, back(ground, Optional.of(TakingBack.USUAL)), Optional.empty());
        Approval approval = ground.approve(plan);
        ground.governance.place(
                new Hold("late", "a lawsuit", List.of("person-" + SECOND), "bo", ground.now), ground.as("bo"));
        ChangeState done = run(ground, plan, approval);
        assertThat(done.rows()).isEqualTo(6);
        assertThat(ground.days()).containsKey(SECOND);
        assertThat(done.skipped())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("held by late"));
    }

    @Test
    @Hazard("H13")
    void aLargeOneNeedsItsNumberOfRows() {
        ground = new GateGround(folder.resolve("other")).begin();
        Rule all = back(ground, Optional.of(TakingBack.USUAL));
        refused("limits", () -> request(ground, all, Optional.empty()));
        PlanDocument plan = request(ground, all, Optional.of(120L));
        assertThat(plan.plan().limits())
                .extracting(Plan.Limit::unusual)
                .containsExactlyInAnyOrder(Plan.Unusual.ALL, Plan.Unusual.SHARE);
        run(ground, plan, ground.approve(plan));
        assertThat(ground.contents().files()).isEmpty();
    }

    @Test
    @Hazard("H18")
    void anImportThatCameInBetweenStaysAndTooMuchOfItStopsTheRun() {
        PlanDocument plan = request(ground, back(ground, Optional.empty()), Optional.empty());
        Approval approval = ground.approve(plan);
        fill(ground, SECOND, 1, "z");
        refused("drifted", () -> run(ground, plan, approval));
        assertThat(ground.days().get(SECOND)).isEqualTo(6);
    }

    @Test
    @Hazard("H88")
    void aForgedPlanAndAnEditedHistoryOpenNothing() throws IOException {
        PlanDocument honest = request(ground, back(ground, Optional.empty()), Optional.empty());
        List<Plan.Item> all =
                ground.contents().files().stream().map(ImportBackTest::item).toList();
        for (PlanDocument forged : List.of(
                forged(honest.plan(), all, honest.plan().archive(), Optional.of(135L)),
                forged(honest.plan(), honest.plan().items(), Optional.empty(), Optional.of(9L), "2026-01-01"))) {
            refused("not-by-policy", () -> run(ground, forged, ground.approve(forged)));
        }
        PlanDocument archived = forged(honest.plan(), honest.plan().items(), Optional.of("1 year"), Optional.empty());
        refused("policy-changed", () -> run(ground, archived, ground.approve(archived)));
        Path history = ground.lake.resolve("_steward/imports/" + last(ground) + ".json");
        String written = Files.readString(history);
        ImportReport.Places places =
                ImportHistory.list(ground.lake).getLast().places().orElseThrow();
        Files.writeString(
                history,
                written.replace("\"from\" : " + places.from(), "\"from\" : " + (places.from() - 3))
                        .replace("\"to\" : " + places.to(), "\"to\" : " + (places.to() - 3)));
        refused("policy-changed", () -> run(ground, honest, ground.approve(honest)));
        Files.writeString(history, written.replace("\"from\" : " + places.from(), "\"from\" : 1"));
        assertThatThrownBy(() -> run(ground, honest, ground.approve(honest)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("contradicts itself");
        assertThat(ground.days()).hasSize(43);
    }

    private static Plan.Item item(LakeContents.File file) {
        return new Plan.Item(
                file.path(), file.sha256(), file.rows(), file.bytes(), instant(file.first()), instant(file.last()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** With the mixed file of a day among its items. */
    private PlanDocument forged(
            Plan plan, List<Plan.Item> items, Optional<String> archive, Optional<Long> rows, String day) {
        List<Plan.Item> more = new java.util.ArrayList<>(items.subList(0, 1));
        ground.contents().files().stream()
                .filter(file -> file.path().contains(day))
                .map(ImportBackTest::item)
                .forEach(more::add);
        return forged(plan, more, archive, rows);
    }

    private PlanDocument forged(Plan plan, List<Plan.Item> items, Optional<String> archive, Optional<Long> rows) {
        return PlanDocument.of(
                new Plan(
                        plan.format(),
                        plan.kind(),
                        plan.policy(),
                        plan.policyDigest(),
                        plan.asOf(),
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
                        rows,
                        plan.requester()),
                ground.as("ana"));
    }

    @Test
    void whatNothingTellsApartIsRefused() throws IOException {
        assertThatThrownBy(() -> ground.governance
                        .gate()
                        .takingBack(ground.lake, "20260101T000000Z-0000", Optional.empty(), Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no import 20260101T000000Z-0000");
        Path history = ground.lake.resolve("_steward/imports/" + last(ground) + ".json");
        Files.writeString(history, Files.readString(history).replaceAll("(?s)\"places\" : \\{.*?\\},", ""));
        assertThatThrownBy(() -> back(ground, Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("earlier Steward");
    }
}
