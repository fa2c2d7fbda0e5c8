package dev.steward.ingest;

import dev.steward.catalog.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What would be taken offline, before any of it is.
 *
 * @param from what a person calls the table
 * @param at the state that was looked at, by the server's clock
 * @param events exactly
 * @param days days with events
 * @param bytes of the lake's files, about: as {@value OfflineSize#SAMPLE} events pack
 * @param columns what becomes of each column, and of those properties inside its JSON that {@value OfflineSize#SAMPLE} events show to be
 *     personal data
 * @param kept events of it that an interrupted run has taken already
 * @param arrival whether a refresh finds new rows by their number; else by their time alone
 */
public record OfflinePreview(
        String from,
        Instant at,
        long events,
        long days,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        long bytes,
        List<Column> columns,
        long kept,
        boolean arrival) {
    /**
     * A column, or a property in the JSON of one.
     *
     * @param name of a property with its column before it, such as {@code properties.email}
     * @param inside whether it is such a property, which cannot be chosen
     */
    public record Column(String name, boolean inside, Optional<PersonalData> kind, Fate fate) {}

    /** What becomes of it. */
    public enum Fate {
        TAKEN,
        /** Personal data that stays where it is. */
        LEFT_OUT,
        /** Personal data for which a pseudonym stands. */
        HASHED,
        /** Not among the columns that were chosen. */
        NOT_CHOSEN
    }

    public OfflinePreview {
        columns = List.copyOf(columns);
    }
}
