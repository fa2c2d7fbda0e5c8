package dev.steward.app.ask;

import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.PersonalData;
import dev.steward.model.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The people behind a number, masked; from here to one of them, to a segment, to a filter. */
final class PeoplePane {
    /** What can be done with the people. */
    interface Actions {
        void person(String id);

        void saveAsSegment(List<String> people);

        void useAsFilter(List<String> people);

        void hide();
    }

    private final Texts texts;
    private final Consumer<String> person;
    private final VBox node;
    private Optional<String> actor = Optional.empty();

    @FXML
    private Label heading;

    @FXML
    private Label count;

    @FXML
    private ListView<String> list;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button segment;

    @FXML
    private Button filter;

    @FXML
    private Button close;

    PeoplePane(Texts texts, Actions actions) {
        this.texts = texts;
        this.person = actions::person;
        this.node = Fxml.load(this, "people.fxml", texts);
        list.setCellFactory(_ -> new Masked());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                open(list.getSelectionModel().getSelectedItem());
            }
        });
        segment.setOnAction(_ -> actions.saveAsSegment(List.copyOf(list.getItems())));
        filter.setOnAction(_ -> actions.useAsFilter(List.copyOf(list.getItems())));
        close.setOnAction(_ -> actions.hide());
    }

    VBox node() {
        return node;
    }

    /** The people are being looked for; {@code actor} is the property that is counted instead of people. */
    void wait(String name, Optional<String> counted) {
        actor = counted;
        heading.setText(name);
        count.setText("");
        list.getItems().clear();
        list.setPlaceholder(new Label(""));
        ready(false);
    }

    void show(List<String> people, Formats formats) {
        list.setItems(FXCollections.observableArrayList(people));
        list.setPlaceholder(Bits.small(texts.get("people.none")));
        count.setText(actor.map(property -> texts.get("people.count.values", formats.count(people.size()), property))
                .orElseGet(() -> texts.get("people.count", people.size())));
        ready(true);
    }

    void fail(Failure failure) {
        list.setPlaceholder(Bits.small(failure.getMessage() + " " + failure.remedy()));
        ready(true);
    }

    private void ready(boolean ready) {
        Bits.visible(busy, !ready);
        boolean people = ready && actor.isEmpty() && !list.getItems().isEmpty();
        segment.setDisable(!people);
        filter.setDisable(!people);
    }

    private void open(@Nullable String id) {
        if (id != null && actor.isEmpty()) {
            person.accept(id);
        }
    }

    private final class Masked extends ListCell<String> {
        Masked() {
            setOnMouseClicked(_ -> open(getItem()));
        }

        @Override
        protected void updateItem(@Nullable String id, boolean empty) {
            super.updateItem(id, empty);
            setText(
                    empty || id == null
                            ? ""
                            : actor.map(property -> PersonalData.shown(property, id))
                                    .orElseGet(() -> PersonalData.person(id)));
        }
    }
}
