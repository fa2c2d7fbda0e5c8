package dev.steward.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing one person did.
 *
 * @param session the session it belongs to, where the source says so
 * @param properties what it carries, by name; a missing property is not listed. Not masked: see {@link PersonalData}
 */
public record TimelineEntry(Instant at, String event, Optional<String> session, List<Property> properties) {
    /** A property and the text form of its value. */
    public record Property(String name, String text) {}

    public TimelineEntry {
        properties = List.copyOf(properties);
    }
}
