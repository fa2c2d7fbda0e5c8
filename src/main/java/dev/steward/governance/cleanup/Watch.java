package dev.steward.governance.cleanup;

import dev.steward.governance.cleanup.Finding.Severity;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupBook.Timed;
import dev.steward.source.CleanupLine;
import dev.steward.source.CleanupLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what is wrong with cleanups: what failed, what did not happen, what gets in each other's way. Asks nobody. */
final class Watch {
    private static final int IN_A_ROW = 3;
    private static final int INTERVALS = 2;
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Set<String> TOO_MUCH = Set.of("envelope", "limits", "refused.envelope", "refused.limits");
    private static final Pattern REMOVES =
            Pattern.compile("(?i)\\b(delete|truncate|drop)\\b|cleanup|clean_up|retention|purge|expire");
    private static final Pattern DELETES = Pattern.compile("(?i)delete\\s+from\\s+(?:only\\s+)?([\\w.\"]+)");
    private static final Pattern BACKUP = Pattern.compile("(?i)backup|pg_dump");
    private static final String OURS = "steward ";

    private final List<Standing> standings;
    private final List<Job> jobs;
    private final List<Timed> timed;
    private final Reckoning reckoning;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    Watch(List<Standing> standings, List<Job> jobs, List<Timed> timed, Reckoning reckoning, Instant now) {
        this.standings = standings;
        this.jobs = jobs;
        this.timed = timed;
        this.reckoning = reckoning;
        this.now = now;
    }

    List<Finding> all() {
        standings.forEach(this::policy);
        jobs();
        List<Doing> doings = doings();
        overlaps(doings);
        backups(doings);
        findings.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::about)
                .thenComparing(Finding::code));
        return findings;
    }

    private void add(Severity severity, String code, String about, String words) {
        findings.add(new Finding(severity, code, about, words));
    }

    private void policy(Standing standing) {
        String name = standing.asked().policy();
        List<CleanupLine> runs = reckoning.of(name);
        if (runs.size() >= IN_A_ROW
                && runs.subList(runs.size() - IN_A_ROW, runs.size()).stream()
                        .noneMatch(run -> run.outcome() == Outcome.DONE)) {
            add(
                    Severity.CRITICAL,
                    "failures",
                    name,
                    "The last " + IN_A_ROW + " runs of " + name + " did not come to their end; the last one: "
                            + runs.getLast().words());
        }
        if (!runs.isEmpty()
                && runs.getLast().outcome() == Outcome.STOPPED
                && TOO_MUCH.contains(runs.getLast().code())) {
            add(
                    Severity.WARNING,
                    "volume",
                    name,
                    "The last run of " + name + " was stopped before it removed anything: "
                            + runs.getLast().words());
        }
        missed(standing, runs);
        if (standing.asked().envelope().end().isBefore(now.plus(Duration.ofDays(14)))) {
            add(
                    Severity.WARNING,
                    "ends",
                    name,
                    "The standing approval of " + name + " is good until "
                            + standing.asked().envelope().until() + ": ask for a new one.");
        }
    }

    private void missed(Standing standing, List<CleanupLine> runs) {
        String name = standing.asked().policy();
        Instant since = runs.isEmpty()
                ? standing.granted().map(Standing.Granted::at).orElse(now)
                : runs.getLast().started();
        int times = standing.schedule().times(since, now.minus(GRACE), 1_000);
        boolean installed = jobs.stream().anyMatch(job -> job.policy().equals(name));
        if (times >= INTERVALS) {
            add(
                    Severity.CRITICAL,
                    "missed",
                    name,
                    "By \"" + standing.asked().schedule() + "\" " + name + " should have run " + times + " times since "
                            + since + ", and did not. See that its scheduler runs; a run catches up.");
        } else if (runs.isEmpty() && !installed) {
            add(
                    Severity.WARNING,
                    "policy-without-job",
                    name,
                    name
                            + " has a standing approval, no job in the database, and has never run: have a scheduler call steward cleanup run.");
        }
    }

    private void jobs() {
        for (Job job : jobs) {
            if (standings.stream().noneMatch(one -> one.digest().equals(job.approval()))) {
                add(
                        Severity.CRITICAL,
                        "job-without-approval",
                        job.policy(),
                        "The database has a job " + job.policy() + " on " + job.table()
                                + " whose standing approval is not in force here: steward cleanup uninstall "
                                + job.policy() + ".");
            }
            if (job.timed()
                    && timed.stream()
                            .noneMatch(one -> one.active() && one.name().equals(OURS + job.policy()))) {
                add(
                        Severity.WARNING,
                        "job-not-called",
                        job.policy(),
                        "No entry of the database's scheduler that this role sees calls the job " + job.policy()
                                + ": look as the role that installed it, or install it again: steward cleanup install "
                                + job.policy() + ".");
            }
        }
        for (Timed one : timed) {
            boolean known = one.name().startsWith(OURS)
                    && jobs.stream().anyMatch(job -> one.name().equals(OURS + job.policy()));
            boolean stray = one.name().startsWith(OURS);
            if (one.active()
                    && !known
                    && !backs(one)
                    && (stray
                            || REMOVES.matcher(one.name() + " " + one.command()).find())) {
                add(
                        Severity.WARNING,
                        "job-without-policy",
                        one.name(),
                        "The database runs " + one.name() + " by \"" + one.schedule()
                                + "\", which seems to remove rows, and no policy says so.");
            }
        }
    }

    private static boolean backs(Timed one) {
        return BACKUP.matcher(one.name() + " " + one.command()).find();
    }

    /** Something that removes rows of tables at times. */
    private record Doing(String name, Schedule schedule, Set<String> tables) {}

    private List<Doing> doings() {
        List<Doing> doings = new ArrayList<>();
        for (Standing standing : standings) {
            standing.asked()
                    .target()
                    .table()
                    .ifPresent(table ->
                            doings.add(new Doing(standing.asked().policy(), standing.schedule(), Set.of(bare(table)))));
        }
        for (Timed one : timed) {
            if (one.active() && !backs(one) && !one.name().startsWith(OURS)) {
                Set<String> tables = tables(one);
                schedule(one)
                        .filter(_ -> !tables.isEmpty())
                        .ifPresent(when -> doings.add(new Doing(one.name(), when, tables)));
            }
        }
        return doings;
    }

    /** pg_cron knows forms that cron does not: nothing is said about those. */
    private static Optional<Schedule> schedule(Timed one) {
        try {
            return Optional.of(Schedule.parse(one.schedule()));
        } catch (BadInput other) {
            return Optional.empty();
        }
    }

    private Set<String> tables(Timed one) {
        Set<String> tables = new TreeSet<>();
        DELETES.matcher(one.command()).results().forEach(found -> tables.add(bare(found.group(1))));
        standings.forEach(standing -> standing.asked()
                .target()
                .table()
                .map(Watch::bare)
                .ifPresent(table -> {
                    String text = (one.name() + " " + one.command()).toLowerCase(Locale.ROOT);
                    if (REMOVES.matcher(text).find() && text.contains(table)) {
                        tables.add(table);
                    }
                }));
        return tables;
    }

    private static String bare(String table) {
        return table.substring(table.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private void overlaps(List<Doing> doings) {
        for (int i = 0; i < doings.size(); i++) {
            for (int j = i + 1; j < doings.size(); j++) {
                Doing one = doings.get(i);
                Doing other = doings.get(j);
                Set<String> shared = new TreeSet<>(one.tables());
                shared.retainAll(other.tables());
                if (!shared.isEmpty()) {
                    one.schedule()
                            .meets(other.schedule(), now)
                            .ifPresent(at -> add(
                                    Severity.WARNING,
                                    "same-time",
                                    one.name(),
                                    one.name() + " and " + other.name() + " both remove rows of "
                                            + String.join(", ", shared) + ", and meet at " + at
                                            + ": keep one of them."));
                }
            }
        }
    }

    /** What is backed up after it is removed is not backed up. */
    private void backups(List<Doing> doings) {
        for (Timed backup : timed) {
            if (!backup.active() || !backs(backup)) {
                continue;
            }
            schedule(backup)
                    .ifPresent(when ->
                            doings.forEach(doing -> doing.schedule().next(now).ifPresent(at -> {
                                if (when.meets(doing.schedule(), now).isPresent()) {
                                    add(
                                            Severity.WARNING,
                                            "backup-same-time",
                                            doing.name(),
                                            "The backup " + backup.name() + " begins in the same minute as "
                                                    + doing.name()
                                                    + ": which is first is chance. Let the backup end before rows are removed.");
                                } else if (when.times(at.minus(Duration.ofDays(1)), at, 1) == 0) {
                                    add(
                                            Severity.WARNING,
                                            "backup-after-delete",
                                            doing.name(),
                                            "In the day before " + doing.name() + " runs next, " + at + ", the backup "
                                                    + backup.name()
                                                    + " does not: what goes is not in it. Let the backup come first.");
                                }
                            })));
        }
    }
}
