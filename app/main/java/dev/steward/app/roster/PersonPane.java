package dev.steward.app.roster;

import dev.steward.app.acting.Acting;
import dev.steward.app.acting.Signing;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Meaning;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Fingerprint;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Somebody of the roster, and what can be proposed about them. */
final class PersonPane {
    private final Acting acting;
    private final Texts texts;
    private final RoleBoxes boxes = new RoleBoxes(this::refresh);
    private final VBox node;
    private Optional<Person> shown = Optional.empty();
    private RosterModel known = RosterModel.UNKNOWN;

    @FXML
    private Label name;

    @FXML
    private Label may;

    @FXML
    private Label key;

    @FXML
    private Label place;

    @FXML
    private Label obstacle;

    @FXML
    private VBox roles;

    @FXML
    private Button change;

    @FXML
    private Button renew;

    @FXML
    private Button leave;

    /** @param renewing hears that somebody shall have a new key */
    PersonPane(Acting acting, Signing signing, Texts texts, Consumer<Person> renewing) {
        this.acting = acting;
        this.texts = texts;
        this.node = Fxml.load(this, "person.fxml", texts);
        roles.getChildren().add(boxes.node());
        Meaning.give(change, texts, "person.change");
        Meaning.give(renew, texts, "person.renew");
        Meaning.give(leave, texts, "person.leave");
        change.setOnAction(
                _ -> shown.ifPresent(person -> signing.propose(new Matter.Roles(person.id(), boxes.chosen()))));
        renew.setOnAction(_ -> shown.ifPresent(renewing));
        leave.setOnAction(_ -> shown.ifPresent(person -> signing.propose(new Matter.Leave(person.id()))));
        node.setVisible(false);
    }

    Node node() {
        return node;
    }

    void show(RosterModel found, Person person) {
        known = found;
        shown = Optional.of(person);
        node.setVisible(true);
        name.setText(person.id());
        List<String> rights = Arrays.stream(Right.values())
                .filter(person::may)
                .map(Right::words)
                .toList();
        may.setText(
                rights.isEmpty() ? texts.get("person.may.ask") : texts.get("person.may", String.join(", ", rights)));
        key.setText(Fingerprint.of(person.key()));
        place.setText(texts.get(found.hasKeyHere(person) ? "person.key.here" : "person.key.elsewhere"));
        boxes.show(person.roles());
        refresh();
    }

    /** Others may act now, or other roles be chosen. */
    void refresh() {
        shown.ifPresent(person -> {
            Optional<String> hindered = known.obstacle(person, acting.person())
                    .map(why -> switch (why) {
                        case OWN -> texts.get("person.own");
                        case TOO_FEW ->
                            texts.get(
                                    "person.too-few",
                                    person.id(),
                                    known.deciders(person).size(),
                                    String.join(", ", known.deciders(person)));
                    })
                    .or(() -> acting.obstacle(Right.DECIDE));
            obstacle.setText(hindered.orElse(texts.get("person.two")));
            change.setDisable(hindered.isPresent() || !RosterModel.worthProposing(person, boxes.chosen()));
            leave.setDisable(hindered.isPresent());
            // Nobody signs for it: the person types the passphrase of the new key, whoever acts.
            renew.setDisable(known.tooFew(person));
        });
    }
}
