package dev.steward.app.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Acts;
import dev.steward.app.testing.SimpleShop;
import dev.steward.app.testing.TestWindow;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Fingerprint;
import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.RetentionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people begin a roster, let others join and change their roles, each with two signatures. */
class RosterScreenTest {
    private static final String CY = "horse correct battery";
    private static final String NEW = "another passphrase";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestWindow window;

    @SuppressWarnings("NullAway.Init")
    private Acts acts;

    @BeforeEach
    void open() throws TimeoutException {
        window = TestWindow.open(folder.resolve("home"));
        acts = new Acts(window);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void twoBeginAThirdJoinsAndChangesRolesEachWithTwoSignatures() {
        window.openFile(SimpleShop.write(folder, 20));
        window.click("Roster");
        acts.says("Two people begin");
        window.type("first", "ana");
        window.type("firstSecret", Acts.ANA);
        window.type("second", "bo");
        window.type("secondSecret", Acts.BO);
        window.click("Begin");
        acts.says("It takes two others to sign what is about ana. Only bo may.");
        choose("bo");
        acts.says("It takes two others to sign what is about bo. Only ana may.");
        assertThat(acts.can("leave")).as("nobody else could sign").isFalse();
        assertThat(acts.can("renew")).as("a new key would open nothing").isFalse();
        window.looks("roster-people");

        window.click("Let somebody join");
        window.type("name", "bo");
        window.type("secret", CY);
        window.type("again", CY);
        window.click("Make the key");
        acts.says("bo is here already.");
        window.type("name", "cy");
        window.type("secret", CY);
        window.type("again", "something else");
        acts.says("The two passphrases differ.");
        assertThat(acts.can("make")).isFalse();
        window.type("again", CY);
        tick("approver", true);
        tick("analyst", false);
        window.looks("roster-join");
        window.click("Make the key");
        acts.says("To let cy join as approver");
        acts.says("Nobody has signed yet. Two signatures are needed.");
        acts.says(Fingerprint.of(waiting()));
        window.looks("roster-waiting");
        acts.signs("ana", Acts.ANA, "Sign…");
        acts.says("ana has signed. One more signature is needed.");
        assertThat(acts.can("sign")).as("nobody signs twice").isFalse();
        acts.signs("bo", "not the passphrase", "Sign…");
        acts.says("The passphrase does not open the key of bo.");
        acts.signs("bo", Acts.BO, "Sign…");
        acts.says("In force, signed by ana, bo: to let cy join as approver.");
        acts.says("Nothing waits for a signature.");

        acts.tab(0);
        acts.act("ana");
        choose("ana");
        acts.says("This is you.");
        choose("cy");
        tick("analyst", true);
        acts.signs("ana", Acts.ANA, "Propose these roles…");
        acts.says("ana signed to make cy analyst, approver.");
        acts.tab(1);
        acts.signs("cy", CY, "From a file…");
        acts.says("Nobody signs what is about themselves");
        assertThat(acts.can("sign"))
                .as("nobody has a say in what is about themselves")
                .isFalse();
        acts.signs("bo", Acts.BO, "Sign…");
        acts.says("In force, signed by ana, bo");
        assertThat(window.steward()
                        .governance()
                        .roster()
                        .find("cy")
                        .orElseThrow()
                        .roles())
                .containsExactly(Role.ANALYST, Role.APPROVER);
        acts.tab(2);
        acts.says("Sign decisions of two people");
        window.looks("roster-access");
    }

    @Test
    void aNewKeyTakesThePlaceOfALostOneAndWhatCameAsAFileIsSignedOrDiscarded() throws IOException {
        acts.begin();
        joined("cy", Role.PRIVACY_OFFICER);
        window.openFile(SimpleShop.write(folder, 20));
        acts.open("Roster");
        acts.says("cy");
        choose("bo");
        window.dialogs().confirmAll();
        window.click("New key…");
        window.type("secret", NEW);
        window.type("again", NEW);
        window.click("Make the key");
        acts.says("To give bo a new key");
        acts.signs("ana", Acts.ANA, "Sign…");
        acts.says("ana has signed.");
        acts.signs("cy", CY, "Sign…");
        acts.says("In force, signed by ana, cy: to give bo a new key.");
        KeyFolder keys = window.steward().governance().keys();
        assertThat(window.steward()
                        .governance()
                        .roster()
                        .find("bo")
                        .orElseThrow()
                        .key())
                .isEqualTo(keys.unlock("bo", NEW.toCharArray()).key());

        Path file = Files.write(folder.resolve("dora.json"), dora().json());
        window.dialogs().choose(file);
        window.click("From a file…");
        acts.says("It waits here now, to be looked at and signed: to let dora join as data_engineer.");
        acts.act("ana");
        window.dialogs().type(Acts.ANA);
        window.click("Unlock…");
        acts.says("The key of ana is unlocked.");
        window.dialogs().type("not asked for while it is unlocked");
        window.click("Sign…");
        acts.says("ana has signed. One more signature is needed.");
        Path out = folder.resolve("out.json");
        window.dialogs().choose(out);
        window.click("Save as file…");
        acts.says("out.json is saved.");
        assertThat(Decision.read(Files.readAllBytes(out), "out").by()).hasSize(1);
        acts.act("bo");
        acts.says("Unlock…");
        window.click("Discard…");
        acts.says("Discarded: to let dora join as data_engineer.");
        acts.says("Nothing waits for a signature.");
        Files.writeString(file, "{}");
        window.dialogs().choose(file);
        window.click("From a file…");
        acts.says("is no decision to be signed");
    }

    @Test
    void aPolicyThatWaitsIsShownBesideTheOneInForceAndALieIsNotSigned() {
        String text = """
                name: raw-events
                # Agreed with the shop.
                target: {events: all}
                keep: 90 days
                archive: {keep: 3 years}
                """;
        acts.begin().policy(text);
        var governance = window.steward().governance();
        RetentionPolicy shorter = PolicyFile.parse(text.replace("90 days", "9 days"), "policy");
        governance.propose(shorter, governance.keys().unlock("ana", Acts.ANA.toCharArray()));
        window.openFile(SimpleShop.write(folder, 20));
        acts.open("Roster");
        acts.tab(1);
        acts.says("What it would say: events of all projects stay 9 days, archived for 3 years, without exceptions.");
        acts.says("− keep: 90 days");
        acts.says("+ keep: 9 days");
        acts.says("  # Agreed with the shop.");
        acts.act("ana");
        assertThat(acts.can("sign")).as("who asked has signed").isFalse();
        acts.act("bo");
        assertThat(acts.can("sign")).isTrue();
        window.looks("roster-policy");

        Decision lie = Decision.on(new Matter.Policy(
                "raw-events", shorter.digest(), text, governance.roster().latest("raw-events")));
        governance.proposals().drop(governance.proposals().waiting().getFirst());
        governance.proposals().keep(lie);
        lookAgain();
        acts.says("Its text says something else than its name and digest do.");
        assertThat(acts.can("sign")).isFalse();
        governance.proposals().drop(lie);

        governance.sign(
                Decision.on(governance.endOf("raw-events", "the shop has closed")),
                governance.keys().unlock("ana", Acts.ANA.toCharArray()));
        lookAgain();
        acts.says("− keep: 90 days");
        window.looks("roster-policy-end");
        acts.signs("bo", Acts.BO, "Sign…");
        acts.says("In force, signed by ana, bo: to end the policy raw-events (the shop has closed).");
    }

    /** Whoever comes back to a screen sees what is there now. */
    private void lookAgain() {
        acts.open("Holds");
        acts.open("Roster");
        acts.tab(1);
    }

    private String waiting() {
        Decision decision = window.steward().governance().proposals().waiting().getFirst();
        return ((Matter.Join) decision.matter()).person().key();
    }

    /** A request as somebody at another machine makes it. */
    private Decision dora() {
        KeyFolder elsewhere = new KeyFolder(folder.resolve("elsewhere"), 1_000);
        String key = elsewhere.make("dora", CY.toCharArray());
        return Decision.on(new Matter.Join(new Person("dora", new TreeSet<>(List.of(Role.DATA_ENGINEER)), key)));
    }

    private void joined(String person, Role role) {
        var governance = window.steward().governance();
        Decision asked = governance.askToJoin(person, new TreeSet<>(List.of(role)), CY.toCharArray());
        asked = governance.sign(asked, governance.keys().unlock("ana", Acts.ANA.toCharArray()));
        governance.sign(asked, governance.keys().unlock("bo", Acts.BO.toCharArray()));
    }

    @SuppressWarnings("unchecked")
    private void choose(String person) {
        ListView<Person> people = (ListView<Person>) window.find(ListView.class, "people");
        TestWindow.onFx(() -> {
            people.getItems().stream()
                    .filter(one -> one.id().equals(person))
                    .findFirst()
                    .ifPresent(people.getSelectionModel()::select);
            return people;
        });
        window.settle();
    }

    private void tick(String role, boolean on) {
        CheckBox box = (CheckBox) window.await(
                role, node -> node instanceof CheckBox one && one.getText().equals(role));
        TestWindow.onFx(() -> {
            box.setSelected(on);
            return box;
        });
        window.settle();
    }
}
