package dev.steward.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.steward.chart.Palette;
import dev.steward.workspace.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How every window looks: the theme, one stylesheet with both palettes, one font. Made once, on the JavaFX thread. */
public final class Look {
    private static final double ANY_SIZE = 13;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ObjectBinding<ColorScheme> scheme = Bindings.createObjectBinding(
            this::chosen, theme, Platform.getPreferences().colorSchemeProperty());
    private final ObjectBinding<Palette> palette =
            Bindings.createObjectBinding(() -> scheme.get() == ColorScheme.DARK ? Palette.DARK : Palette.LIGHT, scheme);

    public Look() {
        loadFont("Inter-Regular.ttf");
        loadFont("Inter-SemiBold.ttf");
        scheme.addListener((_, _, now) -> useTheme(now));
        useTheme(scheme.get());
    }

    /** Follow the system, or always light or dark. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** What charts are to be drawn in. */
    public ObservableObjectValue<Palette> paletteProperty() {
        return palette;
    }

    /** Gives a window this look and keeps it up to date. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(stylesheet());
        scene.getPreferences().colorSchemeProperty().bind(scheme);
    }

    static String stylesheet() {
        URL sheet = Objects.requireNonNull(Look.class.getResource("steward.css"), "steward.css");
        return sheet.toExternalForm();
    }

    private ColorScheme chosen() {
        return switch (theme.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    private static void useTheme(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                scheme == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    private static void loadFont(String file) {
        try (InputStream font = Objects.requireNonNull(Palette.class.getResourceAsStream("fonts/" + file), file)) {
            Font.loadFont(font, ANY_SIZE);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
