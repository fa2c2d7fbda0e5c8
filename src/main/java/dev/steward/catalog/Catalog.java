package dev.steward.catalog;

import dev.steward.model.Work;
import java.util.List;

/**
 * What a source holds: its events, their properties, its people. All numbers are exact, but of what they say they are. Answers are of one generation of
 * the source and are remembered until there is a new one. Safe for use by many threads; every call may take seconds.
 *
 * <p>Every method throws {@link dev.steward.model.Cancelled} when {@code work} is cancelled and
 * {@link dev.steward.model.SourceUnavailable} when the source cannot be read.
 */
public interface Catalog {
    /** The whole source in a few numbers. */
    Overview overview(Work work);

    /** Every event name, the most frequent first; ties by name. */
    List<EventFacts> events(Work work);

    /**
     * The properties that the events of one name carry, the most carried first; ties by name. Empty for a name that does
     * not occur.
     */
    List<PropertyFacts> properties(String event, Work work);

    /**
     * The same of the latest events only, as many of them as are read while a person waits: for offering names and values.
     * All numbers are of these events.
     */
    List<PropertyFacts> recentProperties(String event, Work work);

    /**
     * People whose identifier, or an alias that was merged into it, contains {@code search}, ignoring case (everybody when blank), the busiest first; ties by
     * identifier.
     *
     * @param offset how many to skip, from 0
     * @param limit how many to give at most, from 1
     */
    Page<PersonFacts> people(String search, int offset, int limit, Work work);

    /** What one person did, the latest first; ties by arrival, the latest first. Empty for somebody unknown. */
    Page<TimelineEntry> timeline(String person, int offset, int limit, Work work);

    /** The names that were merged into a person, by code point; none where nobody is merged. */
    List<String> aliases(String person, Work work);
}
