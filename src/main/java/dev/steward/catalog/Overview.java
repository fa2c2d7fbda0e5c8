package dev.steward.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A source in a few numbers.
 *
 * @param events how many events there are
 * @param people how many different people they belong to
 * @param eventNames how many different event names there are
 * @param first the earliest event; empty when there are none
 * @param firstDay the UTC day that {@link #daily} begins with; empty when there are no events
 * @param daily events per UTC day, from {@code firstDay} to the day of the last event, without gaps
 */
public record Overview(
        long events,
        long people,
        int eventNames,
        Optional<Instant> first,
        Optional<Instant> last,
        Optional<LocalDate> firstDay,
        List<Long> daily) {
    public Overview {
        daily = List.copyOf(daily);
    }
}
