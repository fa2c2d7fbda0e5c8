package dev.steward.analysis.segment;

import dev.steward.analysis.Share;
import dev.steward.journey.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a {@link Segment} question.
 *
 * @param at the moment people are looked at; empty when there is no event
 * @param total everybody who has an event that counts, up to the moment
 * @param people those who belong to the segment
 * @param byRule for each rule those of whom it holds, whatever the others say
 */
public record SegmentResult(Optional<Instant> at, long total, People people, List<People> byRule) {
    public SegmentResult {
        byRule = List.copyOf(byRule);
    }

    /** Of everybody. */
    public Share share(People some) {
        return new Share(some.size(), total);
    }
}
