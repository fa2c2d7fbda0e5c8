package dev.steward.app.shell;

import dev.steward.OpenSource;
import dev.steward.app.ui.Icons;
import dev.steward.app.ui.ScreenKind;
import dev.steward.app.ui.ScreenKind.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;

/** The column at the left: a button for each screen, in a group for each verb, and one for the settings; at most one is chosen. */
final class Navigation {
    private final Pane node;
    private final Map<Verb, Pane> groups;
    private final ToggleButton settings;
    private final Map<ScreenKind, ToggleButton> buttons = new LinkedHashMap<>();
    private final ToggleGroup chosen = new ToggleGroup();

    /**
     * @param groups where the buttons of the screens go, below what they already hold
     * @param wanted hears which screen somebody wants
     */
    Navigation(
            Pane node, Map<Verb, Pane> groups, ToggleButton settings, List<ScreenKind> kinds, Consumer<String> wanted) {
        this.node = node;
        this.groups = Map.copyOf(groups);
        this.settings = settings;
        settings.setToggleGroup(chosen);
        for (ScreenKind kind : kinds) {
            ToggleButton button = new ToggleButton(kind.title(), Icons.of(kind.icon()));
            button.setMnemonicParsing(false);
            button.setToggleGroup(chosen);
            button.setUserData(kind.id());
            button.setOnAction(_ -> wanted.accept(kind.id()));
            buttons.put(kind, button);
            Optional.ofNullable(groups.get(kind.verb()))
                    .ifPresent(group -> group.getChildren().add(button));
        }
    }

    /** Offers what fits the open source; without one there is nowhere to go. */
    void offer(Optional<OpenSource> source) {
        show(node, source.isPresent());
        source.ifPresent(open -> {
            buttons.forEach((kind, button) -> show(button, kind.fits().test(open)));
            groups.forEach((verb, group) -> show(
                    group,
                    buttons.keySet().stream()
                            .anyMatch(kind -> kind.verb() == verb && kind.fits().test(open))));
        });
    }

    private static void show(Node one, boolean shown) {
        one.setVisible(shown);
        one.setManaged(shown);
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
