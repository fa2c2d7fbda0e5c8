package dev.steward.analysis.funnel;

import dev.steward.analysis.Data;
import dev.steward.analysis.PlainData;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import java.util.Map;
import java.util.stream.IntStream;

/** One person with very many events. Event names are one letter. */
final class LongJourney {
    private LongJourney() {}

    /** @param secondsApart 0: all at one instant */
    static Data of(String names, long secondsApart, int atOneInstant) {
        return PlainData.of(new PlainJourneys(IntStream.range(0, names.length())
                .mapToObj(event -> new PlainEvent(
                        "somebody",
                        names.substring(event, event + 1),
                        event / atOneInstant * secondsApart * 1_000_000,
                        Map.of()))
                .toList()));
    }
}
