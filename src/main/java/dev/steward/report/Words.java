package dev.steward.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The labels of documents, from the message bundle. */
final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.steward.report.words", Locale.ENGLISH);

    private Words() {}

    static String say(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
    }
}
