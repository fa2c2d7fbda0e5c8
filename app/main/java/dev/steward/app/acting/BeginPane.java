package dev.steward.app.acting;

import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signer;
import java.util.List;
import java.util.TreeSet;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** The ceremony with which a roster begins: two people, each with a passphrase. */
public final class BeginPane {
    private final Acting acting;
    private final Texts texts = Texts.of(BeginPane.class);
    private final Runnable begun;
    private final Node node;

    @FXML
    private TextField first;

    @FXML
    private PasswordField firstSecret;

    @FXML
    private TextField second;

    @FXML
    private PasswordField secondSecret;

    @FXML
    private Button begin;

    public BeginPane(Acting acting, Runnable begun) {
        this.acting = acting;
        this.begun = begun;
        this.node = Fxml.load(this, "begin.fxml", texts);
        begin.disableProperty()
                .bind(first.textProperty()
                        .isEmpty()
                        .or(second.textProperty().isEmpty())
                        .or(firstSecret.textProperty().isEmpty())
                        .or(secondSecret.textProperty().isEmpty()));
        begin.setOnAction(_ -> begin());
    }

    public Node node() {
        return node;
    }

    private void begin() {
        String one = first.getText().strip();
        String two = second.getText().strip();
        char[] oneSecret = firstSecret.getText().toCharArray();
        char[] twoSecret = secondSecret.getText().toCharArray();
        acting.run(texts.get("begin.task"), _ -> found(one, oneSecret, two, twoSecret), _ -> {
            firstSecret.clear();
            secondSecret.clear();
            begun.run();
        });
    }

    private Roster found(String one, char[] oneSecret, String two, char[] twoSecret) {
        KeyFolder keys = acting.governance().keys();
        Signer ana = keys.unlockOrMake(one, oneSecret);
        Signer bo = keys.unlockOrMake(two, twoSecret);
        return acting.governance()
                .found(
                        new Matter.Found(List.of(
                                new Person(
                                        one, new TreeSet<>(List.of(Role.DATA_ENGINEER, Role.ADMINISTRATOR)), ana.key()),
                                new Person(two, new TreeSet<>(List.of(Role.PRIVACY_OFFICER)), bo.key()))),
                        ana,
                        bo);
    }
}
