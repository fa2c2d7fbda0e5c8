package dev.steward.chart;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences and labels of charts, from the message bundle. Numbers are given to it already written. */
final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.steward.chart.words", Locale.ENGLISH);

    private Words() {}

    static String say(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
    }

    /** "1 person", "12,345 people". */
    static String people(long count) {
        return say("people", count, Numbers.ENGLISH.count(count));
    }

    /** "1 path", "12,345 paths". */
    static String paths(long count) {
        return say("paths", count, Numbers.ENGLISH.count(count));
    }

    /** A breakdown value, which may be of several properties; a missing one is named as such. */
    static String value(List<String> value) {
        return String.join(
                " · ",
                value.stream().map(v -> v.isEmpty() ? say("value.none") : v).toList());
    }
}
