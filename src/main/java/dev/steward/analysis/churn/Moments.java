package dev.steward.analysis.churn;

import dev.steward.journey.Extent;
import dev.steward.model.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When people are looked at, and how far the data reach, all in microseconds.
 *
 * @param at the moment
 * @param earlier a horizon before it, where the score is held against what then happened
 * @param data from the first to the last event of anybody
 */
record Moments(long at, long earlier, long lookback, Extent data, ZoneId zone) {
    /** Empty when there is no event at all. */
    static Optional<Moments> of(Churn question, Optional<Extent> data) {
        return data.map(extent -> {
            long at =
                    question.scope().to().isPresent() ? question.scope().range().toMicros() : extent.last();
            return new Moments(
                    at,
                    at - question.horizon().toSeconds() * Times.MICROS_PER_SECOND,
                    question.lookback().toSeconds() * Times.MICROS_PER_SECOND,
                    extent,
                    question.scope().timezone());
        });
    }

    /** Whether the data have begun on the day on which the earlier look-back does. */
    boolean begun() {
        return !day(data.first()).isAfter(day(earlier - lookback));
    }

    /** Whether the data reach the day of the moment. */
    boolean reached() {
        return !day(data.last()).isBefore(day(at));
    }

    boolean calibrated() {
        return begun() && reached();
    }

    Instant needed() {
        return Times.instant(earlier - lookback);
    }

    private LocalDate day(long micros) {
        return LocalDate.ofInstant(Times.instant(micros), zone);
    }
}
