package dev.steward.governance.cleanup;

import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How regular cleaning is, in one place.
 *
 * @param at when that was
 * @param place as people name it
 * @param runs the newest first, of all policies
 * @param jobs that the database has; none for a lake
 * @param targets what the numbers should be, and whether they are
 * @param findings the most severe first; empty: all is well
 */
public record CleanupStatus(
        Instant at,
        String place,
        List<OfPolicy> policies,
        List<CleanupLine> runs,
        List<Job> jobs,
        List<Target> targets,
        List<Finding> findings) {
    /** How far back rates are reckoned. */
    public static final Duration WINDOW = Duration.ofDays(30);

    /**
     * One policy with a standing approval.
     *
     * @param by who carries it out: {@code database} where it has the job, else {@code steward}
     * @param until the last UTC day of its approval
     * @param runs how many there were in the window
     * @param done how many of them came to their end
     * @param rowsADay that went, on average over the days of the window since the first run
     * @param average of the runs in the window; empty without any
     * @param next when it should run; empty: never
     */
    public record OfPolicy(
            String policy,
            String table,
            String by,
            String schedule,
            LocalDate until,
            Optional<CleanupLine> last,
            int runs,
            int done,
            double rowsADay,
            Optional<Duration> average,
            Optional<Duration> longest,
            Optional<Instant> next) {}

    /**
     * A number and what it should be.
     *
     * @param is as people read it; empty: there was nothing to reckon it from
     */
    public record Target(String name, String wanted, Optional<String> is, boolean met) {}

    public CleanupStatus {
        policies = List.copyOf(policies);
        runs = List.copyOf(runs);
        jobs = List.copyOf(jobs);
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    public boolean well() {
        return findings.isEmpty();
    }
}
