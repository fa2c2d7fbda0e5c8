package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.audit.Anchors;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.FileAnchors;
import dev.steward.audit.Kept;
import dev.steward.audit.Recorded;
import dev.steward.audit.Seal;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Uptime;
import dev.steward.governance.gate.Alone;
import dev.steward.governance.gate.Alone.Stage;
import dev.steward.governance.gate.AloneGate;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Consent;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Role;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Anchor;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody else is there: one person announces, waits, carries out what the policy lets go, and a second one looks at it afterwards. */
class AloneTest {
    private static final String POLICY = GateGround.POLICY + "alone: {after: 24 hours}\n";
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path folder;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    private GateGround ground() {
        GateGround ground = new GateGround(folder).begin();
        ground.keep(POLICY);
        return ground;
    }

    private static AloneGate alone(GateGround ground) {
        return ground.governance.alone();
    }

    private static Announcement announce(GateGround ground, PlanDocument plan) {
        return alone(ground).announce(plan, "Bo is in hospital.", ground.as("ana"), Work.unobserved());
    }

    private static ChangeState run(GateGround ground, PlanDocument plan, Announcement announcement) {
        return ground.governance.gate().run(plan, new Consent.Alone(announcement), ground.as("ana"), Work.unobserved());
    }

    private static Stage stage(GateGround ground, Announcement announcement) {
        return alone(ground).stage(alone(ground).find(announcement.digest()).orElseThrow());
    }

    private static void later(GateGround ground, Duration time) {
        ground.now = ground.now.plus(time);
    }

    private static List<Recorded> story(GateGround ground, PlanDocument plan) {
        return ground.audit.story(plan.digest());
    }

    @Test
    @Hazard("H89")
    void onePersonAnnouncesWaitsAndIsReviewed() throws IOException {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        assertThat(announcement.said().begins()).isEqualTo(ground.now.plus(DAY));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.WAITING);
        later(ground, DAY.minusSeconds(1));
        refused("alone-not-yet", () -> run(ground, plan, announcement));
        refused("alone-not-run", () -> alone(ground).review(announcement, "fine", ground.as("bo")));
        assertThat(ground.days()).hasSize(GateGround.DAYS);

        later(ground, Duration.ofSeconds(1));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.OPEN);
        ChangeState done = run(ground, plan, announcement);

        assertThat(done.stage()).isEqualTo(ChangeState.Stage.VERIFIED);
        assertThat(done.singlePerson()).contains(announcement.digest());
        assertThat(ground.days()).hasSize(GateGround.DAYS - 10);
        assertThat(ground.governance
                        .archives()
                        .verify(plan.shortDigest(), Work.unobserved())
                        .rows())
                .isEqualTo(30);
        assertThat(story(ground, plan).stream().map(Recorded::action))
                .containsExactly(
                        "plan.made",
                        "alone.announced",
                        "change.failed",
                        "change.started",
                        "archive.written",
                        "change.committed",
                        "change.finished");
        assertThat(story(ground, plan).stream().skip(1))
                .allSatisfy(entry -> assertThat(entry.payload().orElseThrow().details())
                        .containsEntry("consent", Value.of("single person"))
                        .doesNotContainKey("approved-by"));
        refused("used", () -> run(ground, plan, announcement));

        // Whoever approves it later makes no two of one.
        ground.approve(plan);
        Change change = ground.governance.gate().changes().getFirst();
        assertThat(change.singlePerson()).isTrue();
        assertThat(change.consent()).contains(new Consent.Alone(announcement));
        Path pdf = folder.resolve("record.pdf");
        ground.governance.record(plan, pdf, Work.unobserved());
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(", single person", "Bo is in hospital.", "No second person has reviewed it yet.");
        }
    }

    @Test
    @Hazard({"H87", "H89"})
    void anotherOneIsNotAnnouncedBeforeASecondPersonHasReviewed() {
        GateGround ground = ground();
        ground.join("cy", Role.ANALYST);
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        later(ground, DAY);
        PlanDocument next = ground.request();
        refused("alone-another", () -> announce(ground, next));
        run(ground, plan, announcement);
        assertThat(stage(ground, announcement)).isEqualTo(Stage.FOR_REVIEW);
        later(ground, DAY.multipliedBy(3));
        PlanDocument last = ground.request();
        refused("alone-unreviewed", () -> announce(ground, last));
        refused("own-review", () -> alone(ground).review(announcement, "all is well", ground.as("ana")));
        refused("no-right", () -> alone(ground).review(announcement, "all is well", ground.as("cy")));
        assertThatThrownBy(() -> alone(ground).review(announcement, " ", ground.as("bo")))
                .hasMessageContaining("a few words");
        alone(ground).review(announcement, "Looked at the archive: right.", ground.as("bo"));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.REVIEWED);
        assertThat(ground.actions()).endsWith("alone.reviewed");

        // Who has another key since has reviewed it all the same.
        ground.join("di", Role.ADMINISTRATOR);
        String key = ground.governance.keys().renew("bo", "another passphrase".toCharArray());
        Decision asked = Decision.on(new Matter.NewKey("bo", key));
        ground.governance.sign(ground.governance.sign(asked, ground.as("ana")), ground.as("di"));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.REVIEWED);
        assertThat(announce(ground, last).said().person()).isEqualTo("ana");
    }

    @Test
    @Hazard("H89")
    void aReviewThatNobodyElseHasSignedIsNone() throws IOException {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        later(ground, DAY);
        run(ground, plan, announcement);
        alone(ground).review(announcement, "right", ground.as("bo"));
        Path review = file(announcement.digest() + ".review.json");
        String text = Files.readString(review);
        Files.writeString(review, text.replace("\"right\"", "\"wrong\""));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.FOR_REVIEW);
        Files.writeString(
                review, text.replace(ground.as("bo").key(), ground.as("ana").key()));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.FOR_REVIEW);
        Files.writeString(review, text);
        assertThat(stage(ground, announcement)).isEqualTo(Stage.REVIEWED);
        Files.writeString(review, "{}");
        PlanDocument last = ground.request();
        assertThatThrownBy(() -> announce(ground, last)).hasMessageContaining("cannot be read");
    }

    private Path file(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
            return all.filter(one -> one.endsWith(name)).findFirst().orElseThrow();
        }
    }

    @Test
    @Hazard("H89")
    void onlyWhatThePolicyLetsOnePersonDoIsAnnounced() {
        GateGround ground = new GateGround(folder).begin();
        PlanDocument plan = ground.request();
        refused("alone-not-allowed", () -> announce(ground, plan));
        ground.keep(POLICY);
        refused("policy-changed", () -> announce(ground, plan));
        ground.keep(POLICY + "limits: {percent: 10}\n");
        PlanDocument much = ground.governance
                .gate()
                .request("raw-events", ground.place(), Optional.of(30L), ground.as("ana"), Work.unobserved());
        refused("alone-limits", () -> announce(ground, much));
        ground.keep(POLICY);
        PlanDocument confirmed = ground.governance
                .gate()
                .request("raw-events", ground.place(), Optional.of(30L), ground.as("ana"), Work.unobserved());
        refused("alone-limits", () -> announce(ground, confirmed));
        PlanDocument mine = ground.request();
        refused("no-right", () -> alone(ground).announce(mine, "why not", approver(ground), Work.unobserved()));
        refused("not-own-plan", () -> alone(ground).announce(mine, "why not", ground.as("bo"), Work.unobserved()));
        assertThat(ground.actions()).doesNotContain("alone.announced");
        assertThatThrownBy(() -> alone(ground).announce(mine, "", ground.as("ana"), Work.unobserved()))
                .hasMessageContaining("a few words");
    }

    private static dev.steward.governance.people.Signer approver(GateGround ground) {
        ground.join("ed", Role.APPROVER);
        return ground.as("ed");
    }

    @Test
    @Hazard("H89")
    void whoeverMayApproveOrDecideCanObject() throws IOException {
        GateGround ground = ground();
        ground.join("cy", Role.ANALYST);
        ground.join("di", Role.ADMINISTRATOR);
        PlanDocument plan = ground.request();
        Announcement first = announce(ground, plan);
        refused("no-right", () -> alone(ground).object(first, "no", ground.as("cy")));
        alone(ground).object(first, "I am back tomorrow.", ground.as("di"));
        assertThat(stage(ground, first)).isEqualTo(Stage.OBJECTED);
        later(ground, DAY);
        refused("alone-objected", () -> run(ground, plan, first));
        // The log knows what somebody has removed from the folder.
        Files.delete(file(first.digest() + ".objection.json"));
        refused("alone-objected", () -> run(ground, plan, first));
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    @Hazard("H89")
    void anObjectionComesInTimeAsLongAsNothingWent() {
        GateGround ground = new GateGround(folder, place -> {
            if (place.equals("archived")) {
                throw new IllegalStateException("killed");
            }
        });
        ground.begin().keep(POLICY);
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        later(ground, DAY);
        assertThatThrownBy(() -> run(ground, plan, announcement)).hasMessage("killed");
        refused("alone-not-over", () -> alone(ground).review(announcement, "fine", ground.as("bo")));
        alone(ground).object(announcement, "Stop.", ground.as("bo"));
        GateGround again = new GateGround(folder);
        again.now = ground.now;
        refused("alone-objected", () -> run(again, plan, announcement));
        assertThat(again.days()).hasSize(GateGround.DAYS);
        assertThat(stage(again, announcement)).as("begun all the same").isEqualTo(Stage.FOR_REVIEW);

        // A second person approves what one began: it is theirs then.
        Approval approval = again.approve(plan);
        ChangeState done = again.governance.gate().run(plan, approval, again.as("ana"), Work.unobserved());
        assertThat(done.singlePerson()).isEmpty();
        refused("alone-made", () -> {
            PlanDocument next = next(again);
            Announcement other = announce(again, next);
            later(again, DAY);
            run(again, next, other);
            alone(again).object(other, "Too late.", again.as("bo"));
        });
    }

    private static PlanDocument next(GateGround ground) {
        later(ground, DAY.multipliedBy(2));
        return ground.request();
    }

    @Test
    @Hazard("H89")
    void whenASecondPersonApprovesInTimeItIsTwoPeoplesWork() {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        ChangeState done =
                ground.governance.gate().run(plan, ground.approve(plan), ground.as("ana"), Work.unobserved());
        assertThat(done.singlePerson()).isEmpty();
        assertThat(stage(ground, announcement)).isEqualTo(Stage.LAPSED);
        refused("alone-not-run", () -> alone(ground).review(announcement, "fine", ground.as("bo")));
    }

    @Test
    @Hazard({"H15", "H76", "H88", "H89"})
    void everythingElseThatTheGateAsksForMustHoldToo() {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        later(ground, DAY);
        PlanDocument other = ground.request();
        refused("alone-other", () -> run(ground, other, announcement));
        refused(
                "not-own-plan",
                () -> ground.governance
                        .gate()
                        .run(plan, new Consent.Alone(announcement), ground.as("bo"), Work.unobserved()));
        ground.keep(POLICY.replace("30 days", "29 days"));
        refused("policy-changed", () -> run(ground, plan, announcement));
        ground.keep(GateGround.POLICY);
        refused("alone-not-allowed", () -> run(ground, plan, announcement));
        ground.keep(POLICY);
        ground.governance.place(
                new Hold("case-1", "a lawsuit", List.of("person-2026-01-03"), "bo", ground.now), ground.as("bo"));
        ChangeState done = run(ground, plan, announcement);
        assertThat(done.skipped()).hasSize(1);
        assertThat(ground.days()).hasSize(GateGround.DAYS - 9);
    }

    @Test
    @Hazard({"H88", "H89"})
    void itIsOverAfterADay() {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        later(ground, DAY.multipliedBy(2));
        refused("alone-ended", () -> run(ground, plan, announcement));
        assertThat(stage(ground, announcement)).isEqualTo(Stage.LAPSED);
        assertThat(announce(ground, plan).digest()).isNotEqualTo(announcement.digest());
    }

    @Test
    @Hazard({"H86", "H89"})
    void aClockThatIsSetForwardIsNoWaiting() {
        GateGround ground = ground();
        ground.uptime = Optional.of(new Uptime("monday", 5_000));
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        later(ground, DAY);
        ground.uptime = Optional.of(new Uptime("monday", 5_060));
        refused("alone-not-waited", () -> run(ground, plan, announcement));
        ground.uptime = Optional.of(new Uptime("monday", 5_000 + DAY.toSeconds()));
        assertThat(run(ground, plan, announcement).rows()).isEqualTo(30);
    }

    @Test
    @Hazard({"H86", "H89"})
    void aClockThatIsSetBackIsNoWaiting() {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Instant noon = ground.now;
        ground.now = noon.minus(DAY);
        refused("alone-clock", () -> announce(ground, plan));
        // Entries written since do not hide the later ones before them.
        ground.governance.propose(ground.governance.policies().kept("raw-events"), ground.as("ana"));
        refused("alone-clock", () -> announce(ground, plan));

        ground.now = noon;
        Announcement announcement = announce(ground, plan);
        ground.now = noon.plus(DAY.multipliedBy(3));
        ground.governance.propose(ground.governance.policies().kept("raw-events"), ground.as("ana"));
        ground.now = noon.plus(DAY);
        refused("alone-clock", () -> run(ground, plan, announcement));
        ground.governance.propose(ground.governance.policies().kept("raw-events"), ground.as("ana"));
        ground.now = noon.plus(DAY.multipliedBy(2)).minusSeconds(1);
        refused("alone-clock", () -> run(ground, plan, announcement));
        assertThat(ground.days()).hasSize(GateGround.DAYS);
    }

    @Test
    @Hazard({"H78", "H89"})
    void theLogMustSayThatItWasAnnounced() throws IOException {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Announcement announcement = announce(ground, plan);
        Path log = file("000000000001.jsonl");
        String whole = Files.readString(log);
        List<String> lines = whole.lines().toList();
        Kept anchor = new Kept("elsewhere", true, anchor(ground));

        Files.writeString(log, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        refused("alone-unrecorded", () -> run(later(), plan, announcement));
        Files.writeString(log, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        GateGround anchored = later();
        anchored.anchors.add(anchor);
        refused("alone-log", () -> run(anchored, plan, announcement));
        Files.writeString(log, whole.replace("Bo is in hospital.", "Bo is on holiday."));
        refused("alone-log", () -> run(later(), plan, announcement));
        Files.writeString(log, whole);

        Path own = file(announcement.digest() + ".json");
        String text = Files.readString(own);
        Files.writeString(own, text.replace("hospital", "holiday"));
        refused("alone-unknown", () -> run(later(), plan, announcement));
        Announcement edited = Announcement.read(own);
        refused("alone-signature", () -> run(later(), plan, edited));
        Files.writeString(own, text);
        assertThat(run(later(), plan, announcement).rows()).isEqualTo(30);
    }

    /** The same home a day later, opened anew: a log remembers what it has read. */
    private GateGround later() {
        GateGround ground = new GateGround(folder);
        later(ground, DAY);
        return ground;
    }

    private Anchor anchor(GateGround ground) {
        KeyPair pair = keys();
        try (Anchors anchors = new Anchors(
                new Seal(() -> pair, () -> Optional.of(pair)),
                new FileAnchors(folder.resolve("anchors.jsonl")),
                () -> ground.now)) {
            return anchors.anchor(ground.audit.head());
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The child: announces, or carries out, and waits to be killed at the place named. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            GateGround ground = new GateGround(folder, ChildJvm.waitingAt(arguments[1]));
            PlanDocument plan = PlanDocument.read(folder.resolve("plan.json"));
            if (arguments.length == 2) {
                announce(ground, plan);
            } else {
                later(ground, DAY);
                run(ground, plan, Announcement.read(Path.of(arguments[2])));
            }
        }
    }

    @ParameterizedTest
    @Hazard({"H26", "H36", "H89"})
    @ValueSource(strings = {"announced", "announcement-kept", "recorded", "begun", "committing", "committed"})
    void killedAnywhereItGoesOn(String place) throws IOException, InterruptedException {
        GateGround ground = ground();
        PlanDocument plan = ground.request();
        Files.write(folder.resolve("plan.json"), plan.json());
        Announcement announcement;
        if (place.startsWith("announce")) {
            ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place));
            Optional<Alone> known = alone(ground).all().stream().findFirst();
            assertThat(known.isPresent()).isEqualTo(place.equals("announcement-kept"));
            announcement = known.map(Alone::announcement).orElseGet(() -> announce(ground, plan));
            later(ground, DAY);
        } else {
            announcement = announce(ground, plan);
            Path file = folder.resolve("alone.json");
            Files.write(file, announcement.json());
            ChildJvm.killAt(place, ChildJvm.start(Child.class, folder.toString(), place, file.toString()));
            later(ground, DAY);
            assertThat(stage(ground, announcement)).isEqualTo(place.equals("recorded") ? Stage.OPEN : Stage.FOR_REVIEW);
        }
        assertThat(run(ground, plan, announcement).singlePerson()).contains(announcement.digest());
        assertThat(ground.days()).hasSize(GateGround.DAYS - 10);
        assertThat(stage(ground, announcement)).isEqualTo(Stage.FOR_REVIEW);
        assertThat(ground.audit.entries(AuditQuery.newest(1_000).action("change.started")))
                .isNotEmpty();
    }
}
