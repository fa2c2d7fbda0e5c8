package dev.steward.governance.cleanup;

import dev.steward.governance.cleanup.CleanupStatus.OfPolicy;
import dev.steward.governance.cleanup.CleanupStatus.Target;
import dev.steward.governance.standing.Standing;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine;
import dev.steward.source.CleanupLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The numbers of a status, out of approvals, jobs and lines. Asks nobody. */
final class Reckoning {
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final double LEAST_ROWS = 100;
    private static final double MOST_ROWS = 500;
    private static final Duration SLOWEST = Duration.ofSeconds(5);
    private static final double MOST_GROWTH = 1e9;
    private static final double MONTH_DAYS = 30;

    private final List<CleanupLine> lines;
    private final List<Job> jobs;
    private final Instant now;

    /** @param lines of one place, in any order */
    Reckoning(List<CleanupLine> lines, List<Job> jobs, Instant now) {
        this.lines = lines.stream()
                .sorted(Comparator.comparing(CleanupLine::started))
                .toList();
        this.jobs = jobs;
        this.now = now;
    }

    List<CleanupLine> of(String policy) {
        return lines.stream().filter(line -> line.policy().equals(policy)).toList();
    }

    OfPolicy policy(Standing standing) {
        String name = standing.asked().policy();
        List<CleanupLine> all = of(name);
        List<CleanupLine> recent = recent(all);
        List<Duration> took = recent.stream().map(CleanupLine::took).sorted().toList();
        return new OfPolicy(
                name,
                standing.asked()
                        .target()
                        .table()
                        .orElse(standing.asked().target().path()),
                jobs.stream().anyMatch(job -> job.policy().equals(name)) ? "database" : "steward",
                standing.asked().schedule(),
                standing.asked().envelope().until(),
                all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()),
                recent.size(),
                (int) recent.stream()
                        .filter(line -> line.outcome() == Outcome.DONE)
                        .count(),
                rowsADay(recent),
                took.isEmpty()
                        ? Optional.empty()
                        : Optional.of(took.stream()
                                .reduce(Duration.ZERO, Duration::plus)
                                .dividedBy(took.size())),
                took.isEmpty() ? Optional.empty() : Optional.of(took.getLast()),
                standing.schedule().next(now));
    }

    private List<CleanupLine> recent(List<CleanupLine> all) {
        return all.stream()
                .filter(line -> line.started().isAfter(now.minus(CleanupStatus.WINDOW)))
                .toList();
    }

    private double rowsADay(List<CleanupLine> recent) {
        if (recent.isEmpty()) {
            return 0;
        }
        double days =
                Math.max(1, Duration.between(recent.getFirst().started(), now).toSeconds() / DAY_SECONDS);
        return recent.stream().mapToLong(CleanupLine::removed).sum() / days;
    }

    List<Target> targets(List<OfPolicy> policies) {
        List<CleanupLine> recent = recent(lines);
        List<Target> targets = new ArrayList<>();
        long done =
                recent.stream().filter(line -> line.outcome() == Outcome.DONE).count();
        targets.add(new Target(
                "success",
                "100 %",
                some(recent, () -> String.format(Locale.ROOT, "%.1f %%", 100.0 * done / recent.size())),
                done == recent.size()));
        double rows = policies.stream().mapToDouble(OfPolicy::rowsADay).sum();
        targets.add(new Target(
                "rows a day",
                "100 to 500",
                some(recent, () -> String.format(Locale.ROOT, "%,.0f", rows)),
                recent.isEmpty() || rows >= LEAST_ROWS && rows <= MOST_ROWS));
        Duration longest = recent.stream()
                .map(CleanupLine::took)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        targets.add(new Target(
                "time of a run",
                "below 5 s",
                some(recent, () -> String.format(Locale.ROOT, "%.1f s at most", longest.toMillis() / 1_000.0)),
                longest.compareTo(SLOWEST) < 0));
        if (!lines.isEmpty() && lines.stream().allMatch(line -> line.bytes() == 0)) {
            return targets;
        }
        Optional<Double> growth = growth();
        targets.add(new Target(
                "growth of the database",
                "below 1 GB a month",
                growth.map(bytes -> String.format(Locale.ROOT, "%,.1f MB a month", bytes / 1e6)),
                growth.filter(bytes -> bytes >= MOST_GROWTH).isEmpty()));
        return targets;
    }

    private static Optional<String> some(List<CleanupLine> recent, java.util.function.Supplier<String> words) {
        return recent.isEmpty() ? Optional.empty() : Optional.of(words.get());
    }

    /** Bytes a month between the first and the last sample of the window; empty where less than a day lies between. */
    Optional<Double> growth() {
        List<CleanupLine> samples =
                recent(lines).stream().filter(line -> line.bytes() > 0).toList();
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double days =
                Duration.between(samples.getFirst().started(), samples.getLast().started())
                                .toSeconds()
                        / DAY_SECONDS;
        return days < 1
                ? Optional.empty()
                : Optional.of((samples.getLast().bytes() - samples.getFirst().bytes()) / days * MONTH_DAYS);
    }
}
