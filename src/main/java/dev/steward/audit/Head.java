package dev.steward.audit;

/** Where a chain ends: how many entries it has, and the hash of the last (64 hex digits; zeros when there is none). */
public record Head(long count, String hash) {
    static final Head EMPTY = new Head(0, "0".repeat(64));
}
