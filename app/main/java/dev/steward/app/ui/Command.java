package dev.steward.app.ui;

import java.util.Optional;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do, by name in the palette or by its keys.
 *
 * @param icon an Ikonli literal such as {@code mdi2d-download}
 */
public record Command(String name, String icon, Optional<KeyCombination> keys, Runnable action) {
    public static Command of(String name, String icon, Runnable action) {
        return new Command(name, icon, Optional.empty(), action);
    }

    /** @param keys such as {@code Shortcut+S} */
    public static Command of(String name, String icon, String keys, Runnable action) {
        return new Command(name, icon, Optional.of(KeyCombination.valueOf(keys)), action);
    }
}
