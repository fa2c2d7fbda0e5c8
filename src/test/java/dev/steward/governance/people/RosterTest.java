package dev.steward.governance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.audit.AuditLog;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterTest {
    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    @TempDir
    Path folder;

    private KeyFolder keys;
    private People people;

    @BeforeEach
    void start() {
        keys = new KeyFolder(folder.resolve("keys"), 1_000);
        people = new People(
                folder.resolve("governance"),
                new AuditLog(folder.resolve("audit"), () -> Instant.parse("2026-01-01T00:00:00Z")));
    }

    private Signer as(String id) {
        if (!Files.exists(keys.file(id))) {
            keys.make(id, PASSPHRASE.clone());
        }
        return keys.unlock(id, PASSPHRASE.clone());
    }

    private Person person(String id, Role... roles) {
        return new Person(id, new TreeSet<>(List.of(roles)), as(id).key());
    }

    private Roster begin() {
        Decision decision = Decision.on(
                new Matter.Found(List.of(person("ana", Role.ADMINISTRATOR), person("bo", Role.PRIVACY_OFFICER))));
        Roster nobody = people.roster();
        return people.decide(nobody.sign(nobody.sign(decision, as("ana")), as("bo")), "ana");
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Failure) thrown).code())
                .isEqualTo("refused." + code);
    }

    @Test
    void twoPeopleBeginAndBothSign() {
        Decision decision = Decision.on(
                new Matter.Found(List.of(person("ana", Role.ADMINISTRATOR), person("bo", Role.PRIVACY_OFFICER))));
        Decision half = Roster.EMPTY.sign(decision, as("ana"));
        refused("signature", () -> people.decide(half, "ana"));
        refused("no-founder", () -> Roster.EMPTY.sign(decision, as("cy")));
        begin();
        assertThat(people.roster().people()).extracting(Person::id).containsExactly("ana", "bo");
        refused("founded", () -> people.decide(half.with(as("bo").sign(half.text(""))), "ana"));
    }

    @Test
    @Hazard("H87")
    void onePersonUnderTwoNamesIsNotTwo() {
        Person ana = person("ana", Role.ADMINISTRATOR);
        Decision decision = Decision.on(new Matter.Found(
                List.of(ana, new Person("anna", new TreeSet<>(List.of(Role.ADMINISTRATOR)), ana.key()))));
        Signature anna = new Signature("anna", as("ana").sign(decision.text("")).value());
        refused(
                "same-key",
                () -> people.decide(Roster.EMPTY.sign(decision, as("ana")).with(anna), "ana"));
    }

    @Test
    void nobodyJoinsOrChangesWithoutTwoOthers() {
        Roster roster = begin();
        Decision join = Decision.on(new Matter.Join(person("cy", Role.DATA_ENGINEER)));
        Decision once = roster.sign(join, as("ana"));
        refused("one-signature", () -> people.decide(once, "ana"));
        refused("one-signature", () -> people.decide(roster.sign(once, as("ana")), "ana"));
        people.decide(roster.sign(once, as("bo")), "bo");
        Roster three = people.roster();
        assertThat(three.find("cy")).isPresent();

        Decision power = Decision.on(new Matter.Roles("cy", new TreeSet<>(List.of(Role.values()))));
        refused("no-right", () -> three.sign(power, as("cy")));
        Decision own = Decision.on(new Matter.Roles("ana", new TreeSet<>(List.of(Role.values()))));
        refused("own-matter", () -> three.sign(own, as("ana")));
        refused("used", () -> people.decide(roster.sign(once, as("bo")), "bo"));
    }

    @Test
    void somebodyMustBeLeftToDecide() {
        Roster roster = begin();
        people.decide(
                roster.sign(
                        roster.sign(Decision.on(new Matter.Join(person("cy", Role.APPROVER))), as("ana")), as("bo")),
                "bo");
        Roster three = people.roster();
        Decision leave = Decision.on(new Matter.Leave("cy"));
        people.decide(three.sign(three.sign(leave, as("ana")), as("bo")), "bo");
        Decision nobody = Decision.on(new Matter.Leave("zoe"));
        assertThatThrownBy(() ->
                        people.decide(people.roster().sign(people.roster().sign(nobody, as("ana")), as("bo")), "bo"))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aKeyThatTheRosterDoesNotKnowOpensNothing() throws IOException {
        begin();
        Files.move(keys.file("ana"), folder.resolve("old"));
        Signer other = as("ana");
        refused("other-key", () -> people.roster().need(other, Right.DECIDE));
    }

    @Test
    void aWrongPassphraseOpensNothing() {
        as("ana");
        refused("passphrase", () -> keys.unlock("ana", "wrong horse battery".toCharArray()));
        refused("no-key", () -> keys.unlock("zoe", PASSPHRASE.clone()));
        assertThatThrownBy(() -> keys.make("zoe", "short".toCharArray())).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.make("ana", PASSPHRASE.clone())).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keys.make("../ana", PASSPHRASE.clone())).isInstanceOf(BadInput.class);
    }

    @Test
    void aKeyFileDoesNotSpeakForSomebodyElse() throws IOException {
        as("ana");
        Files.writeString(keys.file("bo"), Files.readString(keys.file("ana")).replace("\"ana\"", "\"bo\""));
        refused("passphrase", () -> keys.unlock("bo", PASSPHRASE.clone()));
    }

    @Test
    void whatWasWrittenByHandIsNotBelieved() throws IOException {
        begin();
        Path file = folder.resolve("governance/decisions.jsonl");
        Decision join = Decision.on(new Matter.Join(person("mal", Role.PRIVACY_OFFICER)));
        Decision forged = join.with(as("mal").sign("x"))
                .with(new Signature("bo", as("mal").sign("x").value()));
        Files.writeString(file, Decision.MAPPER.writeValueAsString(forged) + "\n", StandardOpenOption.APPEND);
        refused("roster-damaged", people::roster);
    }

    @Test
    void aTornFirstLineIsWrittenOver() throws IOException {
        Files.createDirectories(folder.resolve("governance"));
        Files.writeString(folder.resolve("governance/decisions.jsonl"), "{\"statement\":\"half");
        begin();
        assertThat(people.roster().people()).hasSize(2);
    }

    @Test
    void aTornLineWasNeverInForce() throws IOException {
        Roster roster = begin();
        Path file = folder.resolve("governance/decisions.jsonl");
        Files.writeString(file, "{\"statement\":\"half", StandardOpenOption.APPEND);
        assertThat(people.roster().people()).hasSize(2);
        people.decide(
                roster.sign(
                        roster.sign(Decision.on(new Matter.Join(person("cy", Role.APPROVER))), as("ana")), as("bo")),
                "bo");
        assertThat(people.roster().people()).hasSize(3);
    }

    @Test
    void aDecisionOfAnotherRosterCountsNothing() {
        Roster roster = begin();
        Decision signed = roster.sign(
                roster.sign(Decision.on(new Matter.Join(person("cy", Role.APPROVER))), as("ana")), as("bo"));
        People elsewhere = new People(
                folder.resolve("elsewhere"),
                new AuditLog(folder.resolve("audit2"), () -> Instant.parse("2026-01-01T00:00:00Z")));
        Roster nobody = elsewhere.roster();
        Decision found = Decision.on(
                new Matter.Found(List.of(person("ana", Role.ADMINISTRATOR), person("bo", Role.PRIVACY_OFFICER))));
        elsewhere.decide(nobody.sign(nobody.sign(found, as("ana")), as("bo")), "ana");
        refused("signature", () -> elsewhere.decide(signed, "ana"));
    }
}
