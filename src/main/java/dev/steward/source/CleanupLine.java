package dev.steward.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a cleanup as the log of cleanups has it, whoever ran it.
 *
 * @param number its place in the log of its database; 0 in that of a home
 * @param origin {@code steward}, or {@code database} for a job that the database ran by itself
 * @param table with its schema; where a lake lies
 * @param due how many rows were to go, when that was found out
 * @param code why it was stopped or failed, as failures have it; empty: it was not
 * @param change the plan's digest; empty where none was made
 * @param bytes how large the database was then; 0 of a lake
 */
public record CleanupLine(
        long number,
        UUID run,
        String origin,
        String policy,
        String table,
        Instant started,
        Instant ended,
        Outcome outcome,
        long due,
        long removed,
        String code,
        String words,
        Optional<String> change,
        long bytes) {
    /** How a run came to its end. */
    public enum Outcome {
        DONE,
        /** By the gate or the envelope: nothing was removed. */
        STOPPED,
        FAILED
    }

    public Duration took() {
        return Duration.between(started, ended);
    }
}
