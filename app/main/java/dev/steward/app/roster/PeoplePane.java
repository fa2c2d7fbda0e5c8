package dev.steward.app.roster;

import dev.steward.app.acting.Acting;
import dev.steward.app.acting.Signing;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.app.ui.TwoLines;
import dev.steward.governance.people.Person;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The people of the roster; one of them beside it, or the form with which somebody makes a key. */
final class PeoplePane {
    private final Texts texts;
    private final PersonPane one;
    private final KeyForm form;
    private final Node node;
    private RosterModel known = RosterModel.UNKNOWN;

    @FXML
    private ListView<Person> people;

    @FXML
    private Button join;

    @FXML
    private StackPane beside;

    /** @param requested hears that somebody has made a key, and a request waits */
    PeoplePane(Acting acting, Signing signing, Texts texts, Runnable requested) {
        this.texts = texts;
        this.one = new PersonPane(acting, signing, texts, this::renew);
        this.form = new KeyForm(acting, texts, () -> face(one.node()), () -> {
            face(one.node());
            requested.run();
        });
        this.node = Fxml.load(this, "people.fxml", texts);
        HBox.setHgrow(beside, Priority.ALWAYS);
        people.setCellFactory(_ -> new TwoLines<>(this::cell));
        people.getSelectionModel().selectedItemProperty().addListener((_, _, person) -> open(person));
        acting.chosen().addListener((_, _, _) -> one.refresh());
        join.setOnAction(_ -> {
            form.join();
            face(form.node());
        });
        face(one.node());
    }

    Node node() {
        return node;
    }

    void show(RosterModel found) {
        known = found;
        Optional<String> open = Optional.ofNullable(people.getSelectionModel().getSelectedItem())
                .map(Person::id);
        boolean writing = beside.getChildren().contains(form.node());
        people.getItems().setAll(found.people());
        people.getItems().stream()
                .filter(person -> open.filter(person.id()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(people.getSelectionModel()::select, people.getSelectionModel()::selectFirst);
        face(writing ? form.node() : one.node());
    }

    private void open(@Nullable Person person) {
        if (person != null) {
            one.show(known, person);
            face(one.node());
        }
    }

    private void renew(Person person) {
        form.renew(person);
        face(form.node());
    }

    private void face(Node shown) {
        beside.getChildren().setAll(List.of(shown));
    }

    private TwoLines.Said cell(Person person) {
        return new TwoLines.Said(
                person.id(), person.roleWords(), texts.get("person.spoken", person.id(), person.roleWords()));
    }
}
