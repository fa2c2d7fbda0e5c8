package dev.steward.model;

import java.util.Optional;

/**
 * Being in a saved segment, asked of like a property of every event: {@code segment:VIP} is "in VIP" or "not in VIP"
 * wherever a question takes a property, such as for a breakdown.
 */
public final class Membership {
    private static final String PREFIX = "segment:";

    private Membership() {}

    /** The property that says who is in a segment. */
    public static String property(String segment) {
        return PREFIX + segment;
    }

    /** The segment that a property asks about; empty for a property of the events. */
    public static Optional<String> segment(String property) {
        return property.startsWith(PREFIX) ? Optional.of(property.substring(PREFIX.length())) : Optional.empty();
    }

    /** What the property is at an event of somebody who is, or is not, in the segment. */
    public static String text(String segment, boolean member) {
        return member ? "in " + segment : "not in " + segment;
    }
}
