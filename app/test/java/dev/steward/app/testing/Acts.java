package dev.steward.app.testing;

import dev.steward.Governance;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Signer;
import dev.steward.governance.policy.PolicyFile;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;

/** What people do on the screens that change something: ana plans and carries out, bo approves. */
public final class Acts {
    public static final String ANA = "correct horse battery";
    public static final String BO = "battery horse correct";

    private final TestWindow window;

    public Acts(TestWindow window) {
        this.window = window;
    }

    /** The roster begins with ana and bo. */
    public Acts begin() {
        Governance governance = window.steward().governance();
        Signer ana = governance.keys().unlockOrMake("ana", ANA.toCharArray());
        Signer bo = governance.keys().unlockOrMake("bo", BO.toCharArray());
        governance.found(
                new Matter.Found(
                        List.of(person(ana, Role.DATA_ENGINEER, Role.ADMINISTRATOR), person(bo, Role.PRIVACY_OFFICER))),
                ana,
                bo);
        return this;
    }

    /** Ana and bo put a policy in force. */
    public Acts policy(String yaml) {
        Governance governance = window.steward().governance();
        governance
                .propose(PolicyFile.parse(yaml, "policy"), governance.keys().unlock("ana", ANA.toCharArray()))
                .ifPresent(asked -> governance.sign(asked, governance.keys().unlock("bo", BO.toCharArray())));
        return this;
    }

    /** Bo signs the only decision that waits, once it shows these words. */
    public void signsWaiting(String words) {
        open("Roster");
        tab(1);
        says(words);
        signs("bo", BO, "Sign…");
        says("In force, signed by");
    }

    private static Person person(Signer signer, Role... roles) {
        return new Person(signer.person(), new TreeSet<>(Arrays.asList(roles)), signer.key());
    }

    /** Opens a screen with the navigation, and waits until somebody can act there. */
    public void open(String screen) {
        window.click(screen);
        window.find(ComboBox.class, "person");
    }

    /** Somebody says that it is them. */
    @SuppressWarnings("unchecked")
    public void act(String person) {
        ComboBox<Person> people = (ComboBox<Person>) window.find(ComboBox.class, "person");
        window.until(
                person + " to be offered",
                () -> people.getItems().stream().anyMatch(one -> one.id().equals(person)));
        TestWindow.onFx(() -> {
            people.getItems().stream()
                    .filter(one -> one.id().equals(person))
                    .findFirst()
                    .ifPresent(people::setValue);
            return people;
        });
        window.settle();
    }

    /** Somebody does something that they sign with their passphrase. */
    public void signs(String person, String passphrase, String button) {
        act(person);
        window.dialogs().type(passphrase);
        window.click(button);
    }

    public void tab(int at) {
        TabPane tabs = window.find(TabPane.class, "tabs");
        TestWindow.onFx(() -> {
            tabs.getSelectionModel().select(at);
            return at;
        });
        window.settle();
    }

    /** Whether the button with this id can be pressed. */
    public boolean can(String id) {
        return !window.find(ButtonBase.class, id).isDisabled();
    }

    /** The visible node that says this, once it does. */
    public Node says(String words) {
        return window.awaitText(words);
    }
}
