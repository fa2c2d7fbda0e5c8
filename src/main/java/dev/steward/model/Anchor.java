package dev.steward.model;

import java.time.Instant;

/**
 * Where a log ended at a moment, signed by the home whose log it is. Kept elsewhere than the log, it shows later that
 * nothing up to there was cut off or written anew.
 *
 * @param log whose it is: the SHA-256 of the home's public key, 64 hex digits
 * @param count how many entries the log had
 * @param hash the hash of the last of them, 64 hex digits
 * @param at when it was taken, to the microsecond, by the clock of the machine that took it
 * @param key the public key in hex: Ed25519, as X.509 encodes it
 * @param signature over the four before, in hex: docs/audit-format.md
 */
public record Anchor(String log, long count, String hash, Instant at, String key, String signature) {}
