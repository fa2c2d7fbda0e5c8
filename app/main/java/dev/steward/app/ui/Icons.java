package dev.steward.app.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, always beside a text or with an accessible name of their own. */
public final class Icons {
    private Icons() {}

    /** @param literal an Ikonli literal such as {@code mdi2f-filter-variant}; colour and size come from the stylesheet */
    public static Node of(String literal) {
        FontIcon icon = new FontIcon(literal);
        icon.setFocusTraversable(false);
        return icon;
    }

    /** An icon that says something by itself, with the words for those who cannot see it. */
    public static Label speaking(String literal, String words) {
        Label label = new Label("", of(literal));
        label.setAccessibleText(words);
        return label;
    }
}
