package dev.steward.definition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words of a document that stand for the constants of an enum, in the order of declaration. */
public final class Words {
    private Words() {}

    /** Every constant under its name in lower case. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(of(constant), constant);
        }
        return words;
    }

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
