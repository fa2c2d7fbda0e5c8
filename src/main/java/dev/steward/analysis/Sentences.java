package dev.steward.analysis;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of this room, from its message bundle. */
public final class Sentences {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.steward.analysis.words", Locale.ROOT);

    private Sentences() {}

    /** The text under a key, its places filled in. */
    public static String say(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
    }
}
