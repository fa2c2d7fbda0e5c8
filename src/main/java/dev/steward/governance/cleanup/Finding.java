package dev.steward.governance.cleanup;

/**
 * Something about cleanups that somebody should look at.
 *
 * @param code stable, such as {@code missed}
 * @param about the policy's or job's name
 * @param words what it is and what to do about it
 */
public record Finding(Severity severity, String code, String about, String words) {
    /** How soon. */
    public enum Severity {
        /** Now: something that should be removed is not, or the other way round. */
        CRITICAL,
        /** On the next working day. */
        WARNING
    }
}
