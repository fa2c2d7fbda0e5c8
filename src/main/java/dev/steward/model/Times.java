package dev.steward.model;

import java.time.Instant;

/** Between instants and microseconds since 1970-01-01T00:00:00Z, the unit of event times inside. */
public final class Times {
    public static final long MICROS_PER_SECOND = 1_000_000;

    private Times() {}

    /** Rounds down to the microsecond. */
    public static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }
}
