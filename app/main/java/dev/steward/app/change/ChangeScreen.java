package dev.steward.app.change;

import dev.steward.app.ui.Command;
import dev.steward.app.ui.Formats;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Place;
import dev.steward.app.ui.RangeChoice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.Texts;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Roster;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Policies, previews, and the stations of every change of the open lake. */
public final class ChangeScreen implements Screen {
    private static final String ICON = "mdi2d-delete-clock-outline";

    private final Ground ground;
    private final Texts texts;
    private final PoliciesPane policies;
    private final PreviewPane preview;
    private final ChangesPane changes;
    private final Node node;

    @FXML
    private HBox who;

    @FXML
    private ComboBox<Person> person;

    @FXML
    private Label roles;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab policiesTab;

    @FXML
    private Tab previewTab;

    @FXML
    private Tab changesTab;

    @FXML
    private StackPane beginning;

    ChangeScreen(Ground ground) {
        this.ground = ground;
        this.texts = ground.texts();
        this.preview = new PreviewPane(ground, this::requested);
        this.policies = new PoliciesPane(ground, preview::look);
        this.changes = new ChangesPane(ground);
        this.node = Fxml.load(this, "change.fxml", texts);
        policiesTab.setContent(policies.node());
        previewTab.setContent(preview.node());
        changesTab.setContent(changes.node());
        beginning.getChildren().setAll(new BeginPane(ground, this::look).node());
        person.setConverter(names());
        person.valueProperty().addListener((_, _, chosen) -> acting(chosen));
    }

    /** As the navigation offers it, about lakes and databases. */
    public static ScreenKind screen() {
        return new ScreenKind(
                Place.CHANGES,
                Texts.of(ChangeScreen.class).get("title"),
                ICON,
                ScreenKind.Verb.ACT,
                source -> Ground.place(source).isPresent(),
                desk -> new ChangeScreen(Ground.of(desk)));
    }

    private static StringConverter<Person> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Person person) {
                return person == null ? "" : person.id();
            }

            @Override
            public Person fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        };
    }

    private void acting(@Nullable Person chosen) {
        roles.setText(chosen == null ? "" : chosen.roleWords());
        ground.acting().chosen().set(Optional.ofNullable(chosen));
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(texts.get("command.look"), "mdi2r-refresh", this::look));
    }

    @Override
    public void ranged(RangeChoice range) {
        Formats formats = new Formats(Locale.getDefault(), range.zone());
        preview.formats(formats);
        changes.formats(formats);
    }

    @Override
    public void shown() {
        look();
    }

    private void look() {
        ground.run(texts.get("look.task"), _ -> ground.governance().roster(), this::show);
    }

    private void show(Roster roster) {
        beginning.setVisible(!roster.founded());
        tabs.setVisible(roster.founded());
        who.setVisible(roster.founded());
        if (roster.founded()) {
            List<Person> here = ground.acting().here(roster);
            if (!person.getItems().equals(here)) {
                person.getItems().setAll(here);
            }
            if (person.getValue() == null && !here.isEmpty()) {
                person.setValue(here.getFirst());
            }
            policies.look();
            preview.look();
            changes.look();
        }
    }

    private void requested() {
        changes.look();
        tabs.getSelectionModel().select(changesTab);
    }

    @Override
    public void close() {
        preview.close();
    }
}
