package dev.steward.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads a layout for a controller that was made by its constructor. */
public final class Fxml {
    private Fxml() {}

    /** The layout {@code name} (such as {@code events.fxml}) beside the controller's class; fills its {@code @FXML} fields. */
    public static <T extends Parent> T load(Object controller, String name, Texts texts) {
        URL layout = controller.getClass().getResource(name);
        if (layout == null) {
            throw new IllegalArgumentException("no layout " + name + " beside " + controller.getClass());
        }
        FXMLLoader loader = new FXMLLoader(layout, texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("layout " + name, broken);
        }
    }
}
