package dev.steward.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From one instant to another, both inclusive, at microsecond resolution; an absent end is unbounded. */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    public static final TimeRange ALL = new TimeRange(null, null);

    public TimeRange {
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("range ends (" + to + ") before it starts (" + from + ")");
        }
    }

    public boolean contains(long micros) {
        return micros >= fromMicros() && micros <= toMicros();
    }

    /** Whether some instant of [first, last] (microseconds) lies inside. */
    public boolean overlaps(long first, long last) {
        return last >= fromMicros() && first <= toMicros();
    }

    /** Microseconds since 1970 of the first instant inside; {@link Long#MIN_VALUE} when unbounded. */
    public long fromMicros() {
        return from == null ? Long.MIN_VALUE : Times.micros(from);
    }

    /** Microseconds since 1970 of the last instant inside; {@link Long#MAX_VALUE} when unbounded. */
    public long toMicros() {
        return to == null ? Long.MAX_VALUE : Times.micros(to);
    }
}
