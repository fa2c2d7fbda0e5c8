package dev.steward.audit;

import dev.steward.model.TimeRange;
import java.util.Optional;

/**
 * Which entries a screen wants, and how many of the newest.
 *
 * @param person who did it; empty: anybody
 * @param action a code, or its beginning up to a dot: {@code import} asks for {@code import.finished} too
 * @param subject part of what it was done to, in whatever case
 * @param change only the story of one change: the digest of its plan, or the id of an import, or how that begins
 * @param before only entries with a smaller sequence: the page after one that ended there
 */
public record AuditQuery(
        Optional<String> person,
        Optional<String> action,
        Optional<String> subject,
        Optional<String> change,
        TimeRange range,
        Optional<Long> before,
        int limit) {
    public AuditQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit + " entries");
        }
    }

    /** The newest entries, whatever they are. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeRange.ALL,
                Optional.empty(),
                limit);
    }

    /** The same question about older entries. */
    public AuditQuery before(long sequence) {
        return new AuditQuery(person, action, subject, change, range, Optional.of(sequence), limit);
    }

    public AuditQuery of(String somebody) {
        return new AuditQuery(Optional.of(somebody), action, subject, change, range, before, limit);
    }

    public AuditQuery action(String code) {
        return new AuditQuery(person, Optional.of(code), subject, change, range, before, limit);
    }

    public AuditQuery subject(String part) {
        return new AuditQuery(person, action, Optional.of(part), change, range, before, limit);
    }

    public AuditQuery in(TimeRange wanted) {
        return new AuditQuery(person, action, subject, change, wanted, before, limit);
    }

    public AuditQuery change(String beginning) {
        return new AuditQuery(person, action, subject, Optional.of(beginning), range, before, limit);
    }
}
