package dev.steward.app.shell;

import dev.steward.app.ui.Icons;
import dev.steward.app.ui.ScreenKind;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;

/** The column at the left: a button for each screen, and one for the settings; at most one is chosen. */
final class Navigation {
    private final Pane node;
    private final ToggleButton settings;
    private final ToggleGroup chosen = new ToggleGroup();

    /**
     * @param places where the buttons of the screens go
     * @param wanted hears which screen somebody wants
     */
    Navigation(Pane node, Pane places, ToggleButton settings, List<ScreenKind> kinds, Consumer<String> wanted) {
        this.node = node;
        this.settings = settings;
        settings.setToggleGroup(chosen);
        for (ScreenKind kind : kinds) {
            ToggleButton button = new ToggleButton(kind.title(), Icons.of(kind.icon()));
            button.setMnemonicParsing(false);
            button.setToggleGroup(chosen);
            button.setUserData(kind.id());
            button.setOnAction(_ -> wanted.accept(kind.id()));
            places.getChildren().add(button);
        }
    }

    /** Without a source there is nowhere to go. */
    void visible(boolean open) {
        node.setVisible(open);
        node.setManaged(open);
    }

    void choose(String screen) {
        chosen.getToggles().stream()
                .filter(toggle -> screen.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(chosen::selectToggle);
    }

    void chooseSettings() {
        chosen.selectToggle(settings);
    }

    void chooseNothing() {
        chosen.selectToggle(null);
    }
}
