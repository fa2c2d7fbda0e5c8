package dev.steward.journey;

import java.lang.foreign.MemorySegment;

/** One bit for each event of a segment, or for each row of its files. */
record Bitmap(MemorySegment words) {
    static long bytes(long bits) {
        return Math.ceilDiv(bits, Long.SIZE) * 8;
    }

    boolean get(long i) {
        return (words.get(Mapped.LONG, i >>> 6 << 3) >>> (i & 63) & 1) == 1;
    }

    void set(long i) {
        long at = i >>> 6 << 3;
        words.set(Mapped.LONG, at, words.get(Mapped.LONG, at) | 1L << (i & 63));
    }
}
