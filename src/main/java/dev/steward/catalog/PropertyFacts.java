package dev.steward.catalog;

import java.util.List;

/**
 * One property of the events of one name.
 *
 * @param types the JSON types its values have ("text", "number", "boolean", "instant", "nested"), the most frequent first;
 *     more than one is a sign of trouble
 * @param carried how many events have it (a null is not having it)
 * @param distinct how many different values it has, by their text form
 * @param top the most frequent values, at most {@value #TOP}; ties by text. Not masked: see {@link PersonalData}
 */
public record PropertyFacts(String name, List<String> types, long carried, long distinct, List<TopValue> top) {
    /** How many of the most frequent values are given. */
    public static final int TOP = 10;

    /** A value in its text form and how many events carry it. */
    public record TopValue(String text, long count) {}

    public PropertyFacts {
        types = List.copyOf(types);
        top = List.copyOf(top);
    }
}
