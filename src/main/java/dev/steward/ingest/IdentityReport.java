package dev.steward.ingest;

/**
 * What came of adding identities. Always {@code given = added + known}.
 *
 * @param known those that say nothing new
 * @param generation the lake's afterwards; the same as before when nothing was added
 */
public record IdentityReport(long given, long added, long known, String generation) {}
