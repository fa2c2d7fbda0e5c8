package dev.steward.app.ui;

import dev.steward.OpenSource;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A screen the navigation offers; the screen itself is made when it is first wanted.
 *
 * @param id names it in a {@link Place}
 * @param icon an Ikonli literal such as {@code mdi2f-filter-variant}
 * @param verb what people do there; the navigation groups by it
 * @param fits which sources it is about; it is offered for no others
 */
public record ScreenKind(
        String id, String title, String icon, Verb verb, Predicate<OpenSource> fits, Function<Desk, Screen> make) {
    /** What can be done to a source. */
    public enum Verb {
        /** Read it. */
        ASK,
        /** Create in it, or append to it. */
        ADD,
        /** Change or remove what is in it. */
        ACT,
        /** See what was done. */
        AUDIT
    }

    /** A screen that asks, whatever the source. */
    public ScreenKind(String id, String title, String icon, Function<Desk, Screen> make) {
        this(id, title, icon, Verb.ASK, _ -> true, make);
    }
}
