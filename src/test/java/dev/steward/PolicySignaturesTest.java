package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signature;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.PolicyState;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A policy comes into force, changes and goes only when two people have signed it. */
class PolicySignaturesTest {
    private static final String NAME = "raw-events";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private GateGround ground;

    @BeforeEach
    void begin() {
        ground = new GateGround(folder).people();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    private static RetentionPolicy policy(String keep) {
        return PolicyFile.parse(GateGround.POLICY.replace("30 days", keep), "policy");
    }

    private Decision proposed(String keep, String person) {
        return ground.governance.propose(policy(keep), ground.as(person)).orElseThrow();
    }

    private Decision sign(Decision decision, String person) {
        return ground.governance.sign(decision, ground.as(person));
    }

    private void end() {
        sign(sign(Decision.on(ground.governance.endOf(NAME, "the shop has closed")), "ana"), "bo");
    }

    private RetentionPolicy inForce() {
        return ground.governance.policies().kept(NAME);
    }

    private PolicyState state() {
        return ground.governance.policyBook().find(NAME).orElseThrow();
    }

    private Path file() {
        return ground.governance.policies().folder().resolve(NAME + ".yaml");
    }

    /** As somebody with an editor would. */
    private void writtenByHand(Decision decision) throws IOException {
        Files.writeString(
                folder.resolve("home/data/governance/decisions.jsonl"),
                JsonMapper.shared().writeValueAsString(decision) + "\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void oneSignatureMakesADraftAndTheSecondPutsItInForce() {
        Decision once = proposed("30 days", "ana");
        assertThat(once.by()).extracting(Signature::person).containsExactly("ana");
        refused("policy-draft", this::inForce);
        assertThat(state().stage()).isEqualTo(PolicyState.Stage.DRAFT);
        assertThat(state().asked(policy("30 days"))).contains(once);
        assertThat(ground.governance.policies().draft(policy("30 days"))).isTrue();
        refused("one-signature", () -> ground.governance.roster().apply(once));
        assertThat(sign(once, "ana").by()).as("signing twice is signing once").hasSize(1);

        sign(once, "bo");
        assertThat(inForce().digest()).isEqualTo(policy("30 days").digest());
        assertThat(state().stage()).isEqualTo(PolicyState.Stage.IN_FORCE);
        PolicyState.InForce now = state().inForce().orElseThrow();
        assertThat(now.by()).containsExactly("ana", "bo");
        assertThat(now.since()).contains(ground.now);
        assertThat(state().waiting()).isEmpty();
    }

    @Test
    void whoWritesPoliciesAsksAndTwoOfThemAloneDecideNothing() throws IOException {
        ground.join("cy", Role.DATA_ENGINEER);
        ground.join("dee", Role.DATA_ENGINEER);
        ground.join("al", Role.ANALYST);
        refused("no-right", () -> proposed("30 days", "al"));
        assertThat(file()).as("who may not ask writes no draft").doesNotExist();
        Decision once = proposed("30 days", "cy");
        refused("no-decider", () -> sign(once, "dee"));
        refused("no-right", () -> sign(once, "al"));
        Roster roster = ground.governance.roster();
        assertThat(roster.hindrance(once, "dee")).isPresent();
        assertThat(roster.hindrance(once, "bo")).isEmpty();
        sign(once, "bo");
        assertThat(inForce().keep()).hasToString("30 days");

        Decision asked = proposed("1 day", "cy");
        Decision forged = new Decision(
                asked.statement(),
                List.of(
                        asked.by().getFirst(),
                        ground.as("dee").sign("steward-decision-v1\n" + roster.charter() + "\n" + asked.statement())));
        refused("no-decider", () -> ground.governance.roster().apply(forged));
        writtenByHand(forged);
        refused("roster-damaged", this::inForce);
    }

    @Test
    void whoDecidesMayAskAndWhoWritesPoliciesMaySignSecond() {
        ground.join("cy", Role.DATA_ENGINEER);
        sign(proposed("30 days", "bo"), "cy");
        assertThat(state().inForce().orElseThrow().by()).containsExactly("bo", "cy");
    }

    @Test
    void aDecisionThatOnePersonSignedIsNotBelievedFromDisk() throws IOException {
        writtenByHand(proposed("30 days", "ana"));
        refused("roster-damaged", this::inForce);
    }

    @Test
    @Hazard("H15")
    void anEditedFileIsADraftByWhichNothingGoes() {
        ground = new GateGround(folder.resolve("lake")).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        ground.draft(GateGround.POLICY.replace("30 days", "9 days"));

        refused("policy-draft", ground::request);
        refused(
                "policy-draft",
                () -> ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()));
        refused("policy-draft", this::ask);
        assertThat(ground.governance
                        .gate()
                        .preview(ground.governance.policies().find(NAME), ground.place(), ground.now, Work.unobserved())
                        .rows())
                .as("a draft can be previewed")
                .isGreaterThan(plan.plan().rows());
        assertThat(ground.days()).hasSize(GateGround.DAYS);
        assertThat(state().stage()).isEqualTo(PolicyState.Stage.DRAFT);
        assertThat(state().inForce().orElseThrow().policy().keep()).hasToString("30 days");

        ground.draft("# other clothes\n" + GateGround.POLICY);
        ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    private void ask() {
        ground.governance
                .cleanup()
                .standing()
                .ask(
                        NAME,
                        ground.place(),
                        Schedule.parse("0 2 * * *"),
                        new Envelope(100, 50, LocalDate.parse("2026-06-01")),
                        ground.as("ana"),
                        Work.unobserved());
    }

    @Test
    void aStandingApprovalOpensNothingWhileThePolicyIsADraft() {
        ground = new GateGround(folder.resolve("lake")).begin();
        var standing = ground.governance
                .cleanup()
                .standing()
                .ask(
                        NAME,
                        ground.place(),
                        Schedule.parse("0 2 * * *"),
                        new Envelope(100, 50, LocalDate.parse("2026-06-01")),
                        ground.as("ana"),
                        Work.unobserved());
        ground.draft(GateGround.POLICY.replace("30 days", "9 days"));
        refused("policy-draft", () -> ground.governance.cleanup().standing().approve(standing, ground.as("bo")));
        ground.draft(GateGround.POLICY);
        var approved = ground.governance.cleanup().standing().approve(standing, ground.as("bo"));
        ground.draft(GateGround.POLICY.replace("30 days", "9 days"));
        refused("policy-draft", () -> ground.governance.cleanup().standing().checked(approved));
        ground.keep(GateGround.POLICY.replace("30 days", "9 days"));
        refused("policy-changed", () -> ground.governance.cleanup().standing().checked(approved));
        end();
        refused("policy-ended", () -> ground.governance.cleanup().standing().checked(approved));
    }

    @Test
    void aTextThatIsNotWhatItsDigestSaysIsNeitherSignedNorGoneBy() throws IOException {
        Roster roster = ground.governance.roster();
        for (Matter.Policy lie : List.of(
                new Matter.Policy(
                        NAME, policy("30 days").digest(), policy("1 day").text(), ""),
                new Matter.Policy(
                        "other", policy("30 days").digest(), policy("30 days").text(), ""),
                new Matter.Policy(NAME, policy("30 days").digest(), "keep: [", ""),
                new Matter.Policy(NAME, "", policy("30 days").text(), ""))) {
            refused("policy-mismatch", () -> sign(Decision.on(lie), "bo"));
        }
        Decision lie = Decision.on(new Matter.Policy(
                NAME, policy("30 days").digest(), policy("1 day").text(), ""));
        writtenByHand(roster.sign(roster.sign(lie, ground.as("ana")), ground.as("bo")));
        ground.draft(policy("30 days").text());
        refused("policy-mismatch", this::inForce);
        ground.draft(policy("1 day").text());
        refused("policy-mismatch", this::inForce);
        assertThat(ground.governance.roster().people()).as("the others go on").hasSize(2);
        sign(proposed("30 days", "ana"), "bo");
        assertThat(inForce().keep()).hasToString("30 days");
    }

    @Test
    void whatWasOvertakenDoesNotComeIntoForce() throws IOException {
        Roster early = ground.governance.roster();
        Decision old = Decision.on(new Matter.Policy(
                NAME, policy("1 day").digest(), policy("1 day").text(), ""));
        Decision half = early.sign(old, ground.as("ana"));
        Decision whole = early.sign(half, ground.as("bo"));
        Decision current = sign(proposed("30 days", "ana"), "bo");

        refused("overtaken", () -> sign(half, "bo"));
        refused("overtaken", () -> ground.governance.roster().apply(whole));
        refused("used", () -> ground.governance.roster().apply(current));
        end();
        refused("overtaken", () -> ground.governance.roster().apply(whole));
        sign(proposed("30 days", "ana"), "bo");
        assertThat(inForce().keep()).hasToString("30 days");

        writtenByHand(whole);
        refused("roster-damaged", this::inForce);
    }

    @Test
    void theEndOfAPolicyTakesTwoAndTakesAlongItsFileButNoDraft() {
        ground = new GateGround(folder.resolve("lake")).begin();
        PlanDocument plan = ground.request();
        Approval approval = ground.approve(plan);
        Decision once = sign(Decision.on(ground.governance.endOf(NAME, "the shop has closed")), "ana");
        assertThat(inForce().keep()).as("one is not enough").hasToString("30 days");
        assertThat(state().waiting()).containsExactly(once);
        sign(once, "bo");
        refused(
                "policy-ended",
                () -> ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()));
        assertThat(file()).doesNotExist();
        assertThat(ground.governance.policyBook().all()).isEmpty();
        assertThatThrownBy(() -> sign(Decision.on(ground.governance.endOf(NAME, "again")), "ana"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> sign(Decision.on(ground.governance.endOf("nothing", "no")), "ana"))
                .isInstanceOf(BadInput.class);

        ground.keep(GateGround.POLICY);
        ground.draft(policy("9 days").text());
        end();
        assertThat(file()).as("what somebody writes stays").content().contains("9 days");
        refused("policy-draft", ground::request);
    }

    @Test
    void whoTakesAFileAwayEndsNothingAndNothingGoesMeanwhile() throws IOException {
        ground = new GateGround(folder.resolve("lake")).begin();
        Files.delete(file());
        refused("policy-file-gone", ground::request);
        assertThat(state().stage()).isEqualTo(PolicyState.Stage.FILE_GONE);
        RetentionPolicy signed = ground.governance.policies().find(NAME);
        assertThat(signed.text()).as("the decision has the text").isEqualTo(GateGround.POLICY);
        assertThat(ground.governance.propose(signed, ground.as("ana")))
                .as("nothing is left to sign")
                .isEmpty();
        ground.request();
    }

    @Test
    void aFileOfAnEarlierHomeIsADraftAndSaysWhatToDo() {
        ground.draft(GateGround.POLICY);
        assertThatThrownBy(this::inForce).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("refused.policy-draft");
            assertThat(refused.getMessage()).contains("raw-events is a draft");
            assertThat(refused.remedy()).contains("steward policy add raw-events", "steward sign");
        });
        assertThatThrownBy(() -> ground.governance.policies().kept("nothing")).isInstanceOf(BadInput.class);
    }

    @Test
    void whoSignsSecondWhereThereIsNoFileGetsIt() throws IOException {
        Decision once = proposed("30 days", "ana");
        Files.delete(file());
        sign(once, "bo");
        assertThat(file()).hasContent(GateGround.POLICY.stripTrailing());
        Decision next = proposed("20 days", "ana");
        ground.draft(policy("9 days").text());
        sign(next, "bo");
        assertThat(file()).as("a draft of somebody stays").content().contains("9 days");
        assertThat(state().inForce().orElseThrow().policy().keep()).hasToString("20 days");
    }

    @Test
    void whoAsksAnewTakesBackWhatTheyAskedForAndNothingOfOthers() {
        proposed("30 days", "ana");
        Decision second = proposed("20 days", "ana");
        assertThat(state().waiting()).containsExactly(second);
        Decision third = proposed("10 days", "bo");
        assertThat(state().waiting()).containsExactlyInAnyOrder(second, third);
        sign(third, "ana");
        assertThat(ground.governance.roster().hindrance(second, "bo"))
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo("refused.overtaken"));
    }

    @Test
    void whatIsEndedIsEndedWhateverLiesInItsFile() {
        ground.keep(GateGround.POLICY);
        ground.governance.policies().save(broken());
        end();
        assertThat(ground.governance.roster().policy(NAME)).isEmpty();
        assertThat(file()).as("a draft stays").content().contains("keep: [");
    }

    /** A file that somebody is in the middle of writing. */
    private static RetentionPolicy broken() {
        RetentionPolicy whole = policy("30 days");
        return new RetentionPolicy(
                NAME,
                "",
                whole.subject(),
                whole.keep(),
                List.of(),
                whole.archive(),
                whole.limits(),
                whole.approving(),
                "keep: [",
                whole.digest());
    }

    @Test
    void aFileOfSomebodyElseThatLeavesSomethingAwayIsNoDecision() {
        for (String matter : List.of(
                "{\\\"kind\\\":\\\"policy\\\",\\\"policy\\\":\\\"a\\\",\\\"text\\\":\\\"\\\"}",
                "{\\\"kind\\\":\\\"end_policy\\\",\\\"policy\\\":\\\"a\\\",\\\"reason\\\":null,\\\"after\\\":\\\"\\\"}")) {
            String json = "{\"statement\":\"{\\\"nonce\\\":\\\"n\\\",\\\"matter\\\":" + matter + "}\",\"by\":[]}";
            assertThatThrownBy(() -> Decision.read(json.getBytes(StandardCharsets.UTF_8), "sent.json"))
                    .isInstanceOf(BadInput.class);
        }
    }
}
