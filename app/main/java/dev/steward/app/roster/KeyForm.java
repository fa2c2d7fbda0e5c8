package dev.steward.app.roster;

import dev.steward.app.acting.Acting;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Fingerprint;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Role;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Somebody makes a key, and asks with it to join or to have it from now on; two others sign that. */
final class KeyForm {
    private final Acting acting;
    private final Texts texts;
    private final Runnable requested;
    private final RoleBoxes boxes = new RoleBoxes(this::refresh);
    private final Node node;
    private Optional<Person> whose = Optional.empty();

    @FXML
    private Label title;

    @FXML
    private Label words;

    @FXML
    private TextField name;

    @FXML
    private PasswordField secret;

    @FXML
    private PasswordField again;

    @FXML
    private Label complaint;

    @FXML
    private VBox roles;

    @FXML
    private Button back;

    @FXML
    private Button make;

    /**
     * @param left hears that nobody wants it any more
     * @param requested hears that a request waits
     */
    KeyForm(Acting acting, Texts texts, Runnable left, Runnable requested) {
        this.acting = acting;
        this.texts = texts;
        this.requested = requested;
        this.node = Fxml.load(this, "key.fxml", texts);
        roles.getChildren().add(boxes.node());
        List.of(name, secret, again).forEach(field -> field.textProperty().addListener((_, _, _) -> refresh()));
        back.setOnAction(_ -> {
            clear();
            left.run();
        });
        make.setOnAction(_ -> make());
        refresh();
    }

    Node node() {
        return node;
    }

    /** For somebody who is not here yet. */
    void join() {
        show(Optional.empty());
        name.clear();
        boxes.show(List.of(Role.ANALYST));
        title.setText(texts.get("key.join"));
        words.setText(texts.get("key.join.words"));
        name.requestFocus();
    }

    /** For somebody whose key is lost, or known to others. */
    void renew(Person person) {
        show(Optional.of(person));
        name.setText(person.id());
        title.setText(texts.get("key.renew", person.id()));
        words.setText(texts.get("key.renew.words", person.id()));
        secret.requestFocus();
    }

    private void show(Optional<Person> person) {
        whose = person;
        clear();
        name.setDisable(person.isPresent());
        roles.setVisible(person.isEmpty());
        roles.setManaged(person.isEmpty());
        refresh();
    }

    private void clear() {
        secret.clear();
        again.clear();
    }

    private void refresh() {
        boolean same = RosterModel.same(secret.getText(), again.getText());
        boolean differ = !same && !again.getText().isEmpty();
        complaint.setVisible(differ);
        complaint.setManaged(differ);
        make.setDisable(!same
                || name.getText().isBlank()
                || whose.isEmpty() && boxes.chosen().isEmpty());
    }

    private void make() {
        String person = name.getText().strip();
        if (whose.isPresent()
                && !acting.desk()
                        .dialogs()
                        .confirm(
                                texts.get("key.renew", person),
                                texts.get("key.renew.sure", person),
                                texts.get("key.make"))) {
            return;
        }
        SortedSet<Role> wanted = boxes.chosen();
        char[] passphrase = secret.getText().toCharArray();
        acting.run(
                texts.get("key.task"),
                _ -> whose.isPresent()
                        ? acting.governance().askForKey(person, passphrase)
                        : acting.governance().askToJoin(person, wanted, passphrase),
                this::done);
    }

    private void done(Decision asked) {
        clear();
        String made = switch (asked.matter()) {
            case Matter.Join join -> join.person().key();
            case Matter.NewKey key -> key.key();
            case Matter.Found _, Matter.Roles _, Matter.Leave _, Matter.ReleaseHold _, Matter.OfPolicy _ -> "";
        };
        acting.desk().navigator().show(Notice.success(texts.get("key.made", Fingerprint.of(made))));
        requested.run();
    }
}
