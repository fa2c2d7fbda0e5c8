package dev.steward.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the events of a lake were taken from, and the state of the warehouse that they are. Stands in the lake's list of
 * files; holds no password.
 *
 * @param connection what the connection is called where it was saved
 * @param address of the table, as {@code ConnectionUrl} writes and reads it
 * @param table its schema and name, as people write them
 * @param database the database and its host, as people write them
 * @param mapping which columns are what, in the text form of a {@code Mapping}
 * @param at what came into the table later is not in the lake
 * @param mark the highest number of arrival that the lake holds; empty where the table has none that only grows
 * @param leftOut columns and properties (behind {@code properties.}) that were left out as personal data
 * @param hashed those that were replaced by pseudonyms
 */
public record Origin(
        String connection,
        String address,
        String table,
        String database,
        String mapping,
        Selection selection,
        Instant at,
        Optional<Long> mark,
        List<String> leftOut,
        List<String> hashed) {
    public Origin {
        leftOut = List.copyOf(leftOut);
        hashed = List.copyOf(hashed);
    }

    /** What a person calls the place, such as {@code public.events, shop on db.example.org}. */
    public String from() {
        return table + ", " + database;
    }
}
