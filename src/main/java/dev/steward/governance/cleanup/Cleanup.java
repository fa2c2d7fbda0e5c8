package dev.steward.governance.cleanup;

import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Consent;
import dev.steward.governance.gate.Gate;
import dev.steward.governance.gate.Jobs;
import dev.steward.governance.gate.Place;
import dev.steward.governance.gate.StandingGate;
import dev.steward.governance.gate.StandingOverview;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.standing.Standing;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.CleanupBook;
import dev.steward.source.CleanupBook.Job;
import dev.steward.source.CleanupLine;
import dev.steward.source.CleanupLine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Cleans up under standing approvals, whenever a scheduler asks: each run makes its own plan and goes through the gate. Whatever comes
 * of it, each run is a line of the log.
 */
public final class Cleanup {
    private static final Duration LATE = Duration.ofHours(48);
    private static final int SHOWN = 50;

    private final People people;
    private final Gate gate;
    private final StandingGate standing;
    private final StandingOverview overview;
    private final Jobs jobs;
    private final CleanupBooks books;
    private final CleanupLog log;
    private final InstantSource clock;

    public Cleanup(
            People people,
            Gate gate,
            StandingGate standing,
            StandingOverview overview,
            Jobs jobs,
            CleanupBooks books,
            CleanupLog log,
            InstantSource clock) {
        this.people = people;
        this.gate = gate;
        this.standing = standing;
        this.overview = overview;
        this.jobs = jobs;
        this.books = books;
        this.log = log;
        this.clock = clock;
    }

    /** Asking for standing approvals, giving them, taking them back. */
    public StandingGate standing() {
        return standing;
    }

    /** How the standing approvals of this home stand. */
    public StandingOverview overview() {
        return overview;
    }

    /** Takes the job out of a database that it had under an approval which was taken back; one under a later approval stays. */
    public Optional<Job> dismantle(Standing revoked, Place place, Signer by, Work work) {
        return underLater(revoked, place, work)
                ? Optional.empty()
                : jobs.uninstall(revoked.asked().policy(), place, by, work);
    }

    private boolean underLater(Standing revoked, Place place, Work work) {
        List<String> later = standing.of(place).stream().map(Standing::digest).toList();
        try (Opened opened = new Opened("", jobs.book(place, work))) {
            return opened.book().map(CleanupBook::jobs).orElse(List.of()).stream()
                    .anyMatch(job -> job.policy().equals(revoked.asked().policy()) && later.contains(job.approval()));
        }
    }

    /** Jobs that a database carries out by itself. */
    public Jobs jobs() {
        return jobs;
    }

    /**
     * Carries out what is due now under the standing approvals for a place.
     *
     * @param policy only this one; empty: all
     * @return a line for each
     * @throws Refused when the person may not carry anything out, or no standing approval is in force for it
     */
    public List<CleanupLine> run(Optional<String> policy, Place place, Signer executor, Work work) {
        people.roster().need(executor, Right.RUN);
        List<Standing> due = standing.of(place).stream()
                .filter(one ->
                        policy.isEmpty() || policy.get().equals(one.asked().policy()))
                .toList();
        Instant started = clock.instant();
        try (Opened opened = open(place, work)) {
            if (due.isEmpty()) {
                throw none(policy, place, opened, executor);
            }
            List<CleanupLine> lines = new ArrayList<>();
            for (Standing one : due) {
                lines.add(run(one, place, opened.id(), executor, opened.book(), work));
            }
            return lines;
        } catch (Unopened unopened) {
            due.forEach(one -> write(
                    failed(one, started, unopened.why), one.asked().target().id(), executor, Optional.empty()));
            throw unopened.why;
        }
    }

    /** Nothing was begun: the lake or the database could not be reached. */
    private static final class Unopened extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Failure why;

        Unopened(Failure why) {
            super(why);
            this.why = why;
        }
    }

    private Opened open(Place place, Work work) {
        try {
            Opened opened = new Opened(jobs.id(place, work), jobs.book(place, work));
            opened.book().ifPresent(book -> upToDate(book, opened.id()));
            return opened;
        } catch (Cancelled stopped) {
            throw stopped;
        } catch (Failure failed) {
            throw new Unopened(failed);
        }
    }

    /** An approval that holds no more stops its job in the database too. */
    private void upToDate(CleanupBook book, String id) {
        books.bringUpToDate(book, id);
        for (Job job : book.jobs()) {
            standing.broken(job.approval()).ifPresent(why -> books.suspend(book, job, id, why));
        }
    }

    /** Gives a database the holds and the runs of this home, and takes its log into the audit log; nothing for a lake. */
    public void bringUpToDate(Place place, Work work) {
        try (Opened opened = open(place, work)) {
            work.progress(1, opened.id());
        } catch (Unopened unopened) {
            throw unopened.why;
        }
    }

    /** How it is: after bringing database and home up to date with each other. */
    public CleanupStatus status(Place place, Work work) {
        Instant now = clock.instant();
        List<Standing> standings = standing.of(place);
        try (Opened opened = open(place, work)) {
            List<Job> installed = opened.book().map(CleanupBook::jobs).orElse(List.of());
            List<CleanupLine> lines = opened.book().map(book -> book.lines(0)).orElseGet(() -> log.of(opened.id()));
            Reckoning reckoning = new Reckoning(lines, installed, now);
            List<Finding> findings = new ArrayList<>(new Watch(
                            standings,
                            installed,
                            opened.book().map(CleanupBook::timed).orElse(List.of()),
                            reckoning,
                            now)
                    .all());
            standings.forEach(one -> overdue(one, place, now, work).ifPresent(findings::add));
            findings.sort(Comparator.comparing(Finding::severity));
            List<CleanupStatus.OfPolicy> policies =
                    standings.stream().map(reckoning::policy).toList();
            List<CleanupLine> newest = lines.stream()
                    .sorted(Comparator.comparing(CleanupLine::started).reversed())
                    .limit(SHOWN)
                    .toList();
            return new CleanupStatus(
                    now, place.title(), policies, newest, installed, reckoning.targets(policies), findings);
        } catch (Unopened unopened) {
            throw unopened.why;
        }
    }

    /** Something is there that should have gone two days ago. */
    private Optional<Finding> overdue(Standing one, Place place, Instant now, Work work) {
        String name = one.asked().policy();
        try {
            Plan due = gate.preview(standing.checked(one), place, now.minus(LATE), work);
            return due.items().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            Finding.Severity.WARNING,
                            "overdue",
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d rows that %s lets go should have gone more than 48 hours ago; the oldest is of %s.",
                                    due.rows(),
                                    name,
                                    due.first())));
        } catch (Cancelled stopped) {
            throw stopped;
        } catch (Failure unknown) {
            return Optional.of(new Finding(Finding.Severity.CRITICAL, "not-open", name, said(unknown)));
        }
    }

    /** @param book empty for a lake */
    private record Opened(String id, Optional<CleanupBook> book) implements AutoCloseable {
        @Override
        public void close() {
            book.ifPresent(CleanupBook::close);
        }
    }

    private Refused none(Optional<String> policy, Place place, Opened opened, Signer by) {
        Refused refused = new Refused(
                "no-standing",
                "No standing approval is in force for "
                        + policy.map(name -> name + " on ").orElse("") + place.title() + ".",
                "Ask for one: steward cleanup ask; a second person approves it.");
        policy.ifPresent(name -> {
            Instant now = clock.instant();
            write(
                    line(
                            name,
                            place.title(),
                            now,
                            Outcome.STOPPED,
                            0,
                            0,
                            refused.code(),
                            refused.getMessage(),
                            Optional.empty(),
                            opened.book()),
                    opened.id(),
                    by,
                    opened.book());
        });
        return refused;
    }

    private CleanupLine run(
            Standing one, Place place, String id, Signer executor, Optional<CleanupBook> book, Work work) {
        String name = one.asked().policy();
        String table = one.asked().target().table().orElse(one.asked().target().path());
        Instant started = clock.instant();
        try {
            long resumed = resume(one, executor, work);
            Optional<PlanDocument> plan = gate.due(one, place, executor, work);
            long removed = resumed
                    + plan.map(document -> gate.run(document, new Consent.Regular(one), executor, work))
                            .map(ChangeState::rows)
                            .orElse(0L);
            long due = resumed + plan.map(document -> document.plan().rows()).orElse(0L);
            return write(
                    line(
                            name,
                            table,
                            started,
                            Outcome.DONE,
                            due,
                            removed,
                            "",
                            went(removed, due),
                            plan.map(PlanDocument::digest),
                            book),
                    id,
                    executor,
                    book);
        } catch (Refused refused) {
            return write(
                    line(
                            name,
                            table,
                            started,
                            Outcome.STOPPED,
                            0,
                            0,
                            refused.code(),
                            said(refused),
                            Optional.empty(),
                            book),
                    id,
                    executor,
                    book);
        } catch (Cancelled stopped) {
            write(
                    line(
                            name,
                            table,
                            started,
                            Outcome.FAILED,
                            0,
                            0,
                            stopped.code(),
                            said(stopped),
                            Optional.empty(),
                            book),
                    id,
                    executor,
                    book);
            throw stopped;
        } catch (Failure failed) {
            return write(
                    line(
                            name,
                            table,
                            started,
                            Outcome.FAILED,
                            0,
                            0,
                            failed.code(),
                            said(failed),
                            Optional.empty(),
                            book),
                    id,
                    executor,
                    book);
        } catch (RuntimeException fault) {
            write(
                    line(
                            name,
                            table,
                            started,
                            Outcome.FAILED,
                            0,
                            0,
                            "fault",
                            "A fault of Steward itself: " + fault,
                            Optional.empty(),
                            book),
                    id,
                    executor,
                    book);
            throw fault;
        }
    }

    private CleanupLine failed(Standing one, Instant started, Failure why) {
        return line(
                one.asked().policy(),
                one.asked().target().table().orElse(one.asked().target().path()),
                started,
                why instanceof Refused ? Outcome.STOPPED : Outcome.FAILED,
                0,
                0,
                why.code(),
                said(why),
                Optional.empty(),
                Optional.empty());
    }

    private static String said(Failure failed) {
        return failed.getMessage() + " " + failed.remedy();
    }

    private static String went(long removed, long due) {
        return String.format(Locale.ROOT, "%,d of %,d rows went.", removed, due);
    }

    /** Brings to its end what a killed run has begun; what the gate lets through no more is left to a new plan. */
    private long resume(Standing one, Signer executor, Work work) {
        long removed = 0;
        for (Change change : gate.changes()) {
            if (change.station() == Change.Station.BEGUN
                    && change.consent()
                            .filter(word -> word instanceof Consent.Regular(Standing under)
                                    && under.digest().equals(one.digest()))
                            .isPresent()) {
                try {
                    removed += gate.run(change.plan(), new Consent.Regular(one), executor, work)
                            .rows();
                } catch (Refused over) {
                    work.progress(-1, over.getMessage());
                }
            }
        }
        return removed;
    }

    private CleanupLine line(
            String policy,
            String table,
            Instant started,
            Outcome outcome,
            long due,
            long removed,
            String code,
            String words,
            Optional<String> change,
            Optional<CleanupBook> book) {
        return new CleanupLine(
                0,
                UUID.randomUUID(),
                "steward",
                policy,
                table,
                started,
                clock.instant(),
                outcome,
                due,
                removed,
                code,
                words,
                change,
                book.map(CleanupBooks::bytes).orElse(0L));
    }

    /** Here first: what the database does not take now it is given at the next run. */
    private CleanupLine write(CleanupLine line, String id, Signer by, Optional<CleanupBook> book) {
        books.record(line, by.person());
        log.add(new CleanupLog.Kept(id, line));
        book.ifPresent(there -> books.note(there, line));
        return line;
    }
}
