package dev.steward.source;

import java.time.Instant;
import java.util.Optional;

/**
 * What a source holds at one moment.
 *
 * @param name what a person calls it: the file's or folder's name
 * @param generation names this state of the data: equal generations hold equal events
 * @param first the earliest event; empty when there are none
 * @param taken where and when the events were taken from; empty when they were not taken from a warehouse
 */
public record SourceFacts(
        String name,
        String generation,
        long events,
        int files,
        Optional<Instant> first,
        Optional<Instant> last,
        Optional<Origin> taken) {
    /** What was not taken from anywhere. */
    public SourceFacts(
            String name, String generation, long events, int files, Optional<Instant> first, Optional<Instant> last) {
        this(name, generation, events, files, first, last, Optional.empty());
    }
}
