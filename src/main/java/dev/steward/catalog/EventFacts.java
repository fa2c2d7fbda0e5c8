package dev.steward.catalog;

import java.time.Instant;
import java.util.List;

/**
 * One event name.
 *
 * @param count how many events have it
 * @param people how many different people did it
 * @param daily events per UTC day without gaps: the days of the whole source ({@link Overview#firstDay}), so that the
 *     lists of all events lie above one another
 */
public record EventFacts(String name, long count, long people, Instant first, Instant last, List<Long> daily) {
    public EventFacts {
        daily = List.copyOf(daily);
    }
}
