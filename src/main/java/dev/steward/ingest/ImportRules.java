package dev.steward.ingest;

import dev.steward.model.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a row must be to become an event, and how large files become.
 *
 * @param earliest events before are rejected
 * @param ahead events later than this from now are rejected
 * @param userPattern what a person's id must match as a whole (RE2); empty: anything without control characters
 * @param eventPattern what an event's name must match as a whole (RE2); empty: anything without control characters
 * @param eventNames the names that may occur; none: any
 * @param longestName characters of a person's id, an event's name and a session's id
 * @param longestUrl characters of url and referrer
 * @param longestText characters of user agent, browser and operating system
 * @param skew a client's clock that is off by more than this is corrected
 * @param splitAbove bytes of a file above which a day is split into several
 * @param mergeBelow bytes of a file below which it is merged with new events of its day
 */
public record ImportRules(
        Instant earliest,
        Duration ahead,
        Optional<String> userPattern,
        Optional<String> eventPattern,
        Set<String> eventNames,
        int longestName,
        int longestUrl,
        int longestText,
        Duration skew,
        long splitAbove,
        long mergeBelow) {
    private static final long MEGABYTE = 1_000_000;

    public ImportRules {
        eventNames = Set.copyOf(eventNames);
        userPattern.ifPresent(pattern -> check("user id", pattern));
        eventPattern.ifPresent(pattern -> check("event name", pattern));
        if (splitAbove < 1 || mergeBelow < 0 || mergeBelow > splitAbove) {
            throw new IllegalArgumentException(
                    "files are merged below " + mergeBelow + " and split above " + splitAbove);
        }
    }

    /** What holds unless somebody says otherwise: since 1990, at most a day ahead, files of 10 to 100 MB. */
    public static ImportRules defaults() {
        return new ImportRules(
                Instant.parse("1990-01-01T00:00:00Z"),
                Duration.ofDays(1),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                200,
                500,
                2_000,
                Duration.ofMinutes(5),
                100 * MEGABYTE,
                10 * MEGABYTE);
    }

    public ImportRules withUserPattern(String pattern) {
        return new ImportRules(
                earliest,
                ahead,
                Optional.of(pattern),
                eventPattern,
                eventNames,
                longestName,
                longestUrl,
                longestText,
                skew,
                splitAbove,
                mergeBelow);
    }

    public ImportRules withEventPattern(String pattern) {
        return new ImportRules(
                earliest,
                ahead,
                userPattern,
                Optional.of(pattern),
                eventNames,
                longestName,
                longestUrl,
                longestText,
                skew,
                splitAbove,
                mergeBelow);
    }

    public ImportRules withEventNames(Set<String> names) {
        return new ImportRules(
                earliest,
                ahead,
                userPattern,
                eventPattern,
                new TreeSet<>(names),
                longestName,
                longestUrl,
                longestText,
                skew,
                splitAbove,
                mergeBelow);
    }

    /** Bytes above which files are split, and below which they are merged. */
    public ImportRules withFileSizes(long split, long merge) {
        return new ImportRules(
                earliest,
                ahead,
                userPattern,
                eventPattern,
                eventNames,
                longestName,
                longestUrl,
                longestText,
                skew,
                split,
                merge);
    }

    private static void check(String what, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new BadInput(
                    "import.pattern",
                    "The rule for the " + what + " is no regular expression: " + broken.getDescription() + ".",
                    "Write it in RE2 syntax, such as [a-z_]+",
                    broken);
        }
    }
}
