package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Signer;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import dev.steward.governance.retention.RowRules;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.CleanupBook;
import dev.steward.source.RowJobs;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that a database carries out by itself, under a standing approval. What a job may do is what the approval says; the database
 * looks at that itself at every run.
 */
public final class Jobs {
    private final People people;
    private final StandingGate standing;
    private final Targets targets;
    private final AuditLog audit;

    public Jobs(People people, StandingGate standing, Targets targets, AuditLog audit) {
        this.people = people;
        this.standing = standing;
        this.targets = targets;
        this.audit = audit;
    }

    /** Tells a place from its copies; an empty text for a lake that nobody has planned for. */
    public String id(Place place, Work work) {
        work.checkCancelled();
        return targets.id(place);
    }

    /** What a database knows of cleanups; empty for a lake. */
    public Optional<CleanupBook> book(Place place, Work work) {
        return place instanceof Place.Database(var connection)
                ? Optional.of(targets.jobs(connection, work))
                : Optional.empty();
    }

    /**
     * Has a database clean up by itself.
     *
     * @throws Refused when the approval does not hold, who approved installs it, or the policy asks for an archive
     * @throws BadInput when the policy is one that the database cannot apply by itself
     */
    public RowJobs.Job install(Standing approved, Place place, Signer signer, Work work) {
        people.roster().need(signer, Right.RUN);
        RetentionPolicy policy = standing.checked(approved);
        standing.other(approved, signer);
        Subject.Rows rows = suited(policy);
        if (!(place instanceof Place.Database(var connection))
                || !targets.id(place).equals(approved.asked().target().id())) {
            throw new Refused(
                    "standing-other",
                    "The standing approval is for " + approved.asked().target().title() + ", not for " + place.title()
                            + ".",
                    "Name the database that it is about.");
        }
        RowRules.Lasting lasting = RowRules.lasting(policy, rows);
        try (RowJobs jobs = targets.jobs(connection, work)) {
            RowJobs.Order order = new RowJobs.Order(
                    policy.name(),
                    approved.digest(),
                    approved.asked().schedule(),
                    approved.asked().envelope().mostRows(),
                    Math.min(
                            approved.asked().envelope().mostPercent(),
                            policy.limits().percent()),
                    policy.limits().timesNormal(),
                    approved.asked().envelope().until(),
                    lasting.rule(),
                    lasting.ago());
            record(
                    signer.person(),
                    "cleanup.installing",
                    approved.asked().target().title(),
                    policy.name(),
                    approved.digest());
            RowJobs.Job job = jobs.install(order, work);
            record(
                    signer.person(),
                    "cleanup.installed",
                    approved.asked().target().title(),
                    policy.name(),
                    approved.digest());
            return job;
        }
    }

    /** Why no database can carry out a policy by itself; empty: it can. */
    static Optional<Failure> unsuited(RetentionPolicy policy) {
        try {
            RowRules.lasting(policy, suited(policy));
            return Optional.empty();
        } catch (Failure why) {
            return Optional.of(why);
        }
    }

    private static Subject.Rows suited(RetentionPolicy policy) {
        if (policy.archive().isPresent()) {
            throw new Refused(
                    "job-archive",
                    "The policy " + policy.name() + " asks for an archive, and a database cannot make one by itself.",
                    "Have Steward do it regularly: steward cleanup run, by any scheduler (--systemd DIR or --github DIR writes one).");
        }
        if (!(policy.subject() instanceof Subject.Rows rows)) {
            throw new BadInput(
                    "cleanup.events",
                    "The policy " + policy.name() + " is about events; a database cleans up rows of a table.",
                    "Write a policy for the table, or have Steward do it: steward cleanup run.");
        }
        return rows;
    }

    /** Takes a job out of a database, as who runs or approves may: less is removed then. Empty when there was none. */
    public Optional<RowJobs.Job> uninstall(String policy, Place place, Signer signer, Work work) {
        boolean approves = people.roster()
                .find(signer.person())
                .filter(person -> person.may(Right.APPROVE))
                .isPresent();
        people.roster().need(signer, approves ? Right.APPROVE : Right.RUN);
        if (!(place instanceof Place.Database(var connection))) {
            return Optional.empty();
        }
        return removed(policy, connection, signer, work);
    }

    private Optional<RowJobs.Job> removed(
            String policy, dev.steward.workspace.SavedConnection connection, Signer signer, Work work) {
        try (RowJobs jobs = targets.jobs(connection, work)) {
            Optional<RowJobs.Job> gone = jobs.uninstall(policy);
            gone.ifPresent(
                    job -> record(signer.person(), "cleanup.uninstalled", connection.title(), policy, job.approval()));
            return gone;
        }
    }

    private void record(String person, String action, String subject, String policy, String approval) {
        audit.append(
                new Entry(person, action, subject, Map.of("policy", Value.of(policy), "standing", Value.of(approval))));
    }
}
