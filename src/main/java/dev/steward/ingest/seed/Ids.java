package dev.steward.ingest.seed;

import dev.steward.ingest.demo.Dice;
import java.util.UUID;

/** Ids and texts that generated rows are made of. */
final class Ids {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private Ids() {}

    static String uuid(Dice dice) {
        long high = dice.next() & ~0xf000L | VERSION_4;
        long low = dice.next() & ~(VARIANT | VARIANT >>> 1) | VARIANT;
        return new UUID(high, low).toString();
    }

    /** An address of the block that is reserved for examples and tests (RFC 2544). */
    static String address(Dice dice) {
        return "198." + dice.between(18, 19) + "." + dice.below(256) + "." + dice.below(256);
    }

    static String pick(Dice dice, String... from) {
        return from[dice.below(from.length)];
    }
}
