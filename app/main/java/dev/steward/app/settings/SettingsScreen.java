package dev.steward.app.settings;

import dev.steward.Steward;
import dev.steward.app.tasks.Background;
import dev.steward.app.tasks.Lane;
import dev.steward.app.ui.Dialogs;
import dev.steward.app.ui.Fxml;
import dev.steward.app.ui.Navigator;
import dev.steward.app.ui.Notice;
import dev.steward.app.ui.Screen;
import dev.steward.app.ui.Texts;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.workspace.Settings;
import dev.steward.workspace.Theme;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/** How Steward looks, what it may use, and who is working with it. Saved as soon as it is understood. */
public final class SettingsScreen implements Screen {
    private final Steward steward;
    private final Navigator navigator;
    private final Consumer<Settings> use;
    private final Lane storing;
    private final Texts texts = Texts.of(SettingsScreen.class);
    private final ToggleGroup themes = new ToggleGroup();
    private final Node node;
    private boolean filling;

    @FXML
    private ToggleButton system;

    @FXML
    private ToggleButton light;

    @FXML
    private ToggleButton dark;

    @FXML
    private ComboBox<String> zone;

    @FXML
    private TextField memory;

    @FXML
    private TextField threads;

    @FXML
    private TextField spill;

    @FXML
    private Button chooseSpill;

    @FXML
    private TextField person;

    @FXML
    private Label problem;

    @FXML
    private Label folders;

    /** @param use hears of every change that was saved */
    public SettingsScreen(
            Steward steward, Background background, Dialogs dialogs, Navigator navigator, Consumer<Settings> use) {
        this.steward = steward;
        this.navigator = navigator;
        this.use = use;
        this.storing = background.lane();
        this.node = Fxml.load(this, "settings.fxml", texts);
        zone.getItems().setAll(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.getItems().addFirst("UTC");
        theme(system, Theme.SYSTEM);
        theme(light, Theme.LIGHT);
        theme(dark, Theme.DARK);
        chooseSpill.setOnAction(
                _ -> dialogs.openFolder(texts.get("spill.choose")).ifPresent(path -> spill.setText(path.toString())));
        zone.getEditor().textProperty().addListener((_, _, _) -> changed());
        for (TextField field : List.of(memory, threads, spill, person)) {
            field.textProperty().addListener((_, _, _) -> changed());
        }
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
    public void shown() {
        storing.run(
                texts.get("reading"),
                _ -> {
                    // Asking for the folders makes them, which is work for a job.
                    String where = texts.get(
                            "folders",
                            steward.home().config(),
                            steward.home().data(),
                            steward.home().cache(),
                            steward.home().logs());
                    return new Read(steward.settings().load().settings(), where);
                },
                this::fill,
                this::failed);
    }

    private record Read(Settings settings, String folders) {}

    private void theme(ToggleButton button, Theme theme) {
        button.setToggleGroup(themes);
        button.setUserData(theme);
        button.setOnAction(_ -> {
            themes.selectToggle(button);
            changed();
        });
    }

    private void fill(Read read) {
        filling = true;
        SettingsModel model = SettingsModel.of(read.settings());
        themes.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == model.theme())
                .forEach(themes::selectToggle);
        zone.getEditor().setText(model.zone());
        memory.setText(model.memory());
        threads.setText(model.threads());
        spill.setText(model.spill());
        person.setText(model.person());
        folders.setText(read.folders());
        filling = false;
    }

    private void changed() {
        if (filling) {
            return;
        }
        try {
            Settings meant = typed().settings();
            complain("");
            storing.run(texts.get("saving"), _ -> steward.settings().save(meant).settings(), use, this::failed);
        } catch (BadInput wrong) {
            complain(wrong.getMessage() + " " + wrong.remedy());
        }
    }

    private void complain(String words) {
        problem.setText(words);
        problem.setManaged(!words.isEmpty());
    }

    private SettingsModel typed() {
        Theme theme = themes.getSelectedToggle().getUserData() instanceof Theme chosen ? chosen : Theme.SYSTEM;
        return new SettingsModel(
                theme,
                zone.getEditor().getText(),
                memory.getText(),
                threads.getText(),
                spill.getText(),
                person.getText());
    }

    private void failed(Failure failure) {
        navigator.show(Notice.of(failure));
    }

    @Override
    public void close() {
        storing.close();
    }
}
