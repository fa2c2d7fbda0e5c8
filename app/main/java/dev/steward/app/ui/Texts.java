package dev.steward.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one package, from the {@code texts} bundle beside it. */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The bundle of the package a class is in. */
    public static Texts of(Class<?> neighbour) {
        return new Texts(ResourceBundle.getBundle(
                neighbour.getPackageName() + ".texts", Locale.getDefault(), neighbour.getClassLoader()));
    }

    /** A text with its values filled in; a missing key is a programming error. */
    public String get(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.getDefault()).format(values);
    }

    /** For FXML's {@code %key}. */
    public ResourceBundle bundle() {
        return bundle;
    }
}
