package dev.steward;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.governance.alone.Announcements;
import dev.steward.governance.alone.Evidence;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.cleanup.Cleanup;
import dev.steward.governance.cleanup.CleanupBooks;
import dev.steward.governance.cleanup.CleanupLog;
import dev.steward.governance.gate.Alone;
import dev.steward.governance.gate.AloneGate;
import dev.steward.governance.gate.ApprovalGate;
import dev.steward.governance.gate.Change;
import dev.steward.governance.gate.Changes;
import dev.steward.governance.gate.Databases;
import dev.steward.governance.gate.Execution;
import dev.steward.governance.gate.Gate;
import dev.steward.governance.gate.HomeArchives;
import dev.steward.governance.gate.Imports;
import dev.steward.governance.gate.Jobs;
import dev.steward.governance.gate.Lakes;
import dev.steward.governance.gate.StandingGate;
import dev.steward.governance.gate.StandingOverview;
import dev.steward.governance.gate.Targets;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.KeyFolder;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Proposals;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Role;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.PolicyBook;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.standing.Standings;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.SecretStore;
import dev.steward.model.Shredder;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.RowWriter;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.HeldRows;
import dev.steward.source.lake.LakeReading;
import dev.steward.source.lake.LakeWriter;
import dev.steward.source.lake.RowFile;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * Who may change what, and the gate through which it is changed. Whoever acts says who they are by unlocking their key; everything
 * that can be refused throws {@link dev.steward.model.Refused}, and has changed nothing then.
 */
public final class Governance {
    private final People people;
    private final KeyFolder keys;
    private final Proposals proposals;
    private final Policies policies;
    private final Holds holds;
    private final Archives archives;
    private final Gate gate;
    private final AloneGate alone;
    private final Cleanup cleanup;
    private final AuditLog audit;

    Governance(
            People people,
            KeyFolder keys,
            Proposals proposals,
            Policies policies,
            Holds holds,
            Archives archives,
            Gate gate,
            AloneGate alone,
            Cleanup cleanup,
            AuditLog audit) {
        this.people = people;
        this.keys = keys;
        this.proposals = proposals;
        this.policies = policies;
        this.holds = holds;
        this.archives = archives;
        this.gate = gate;
        this.alone = alone;
        this.cleanup = cleanup;
        this.audit = audit;
    }

    /** The composition of all that changes data; with places at which a test can end the process. */
    static Governance wired(
            Home home,
            SecretStore secrets,
            Shredder shredder,
            int keyRounds,
            Lakes lakes,
            Imports imports,
            RowWriter.Desk rows,
            Databases databases,
            Supplier<EngineLimits> limits,
            Evidence evidence,
            AuditLog audit,
            InstantSource clock,
            CrashPoint crash) {
        Path folder = home.data().resolve("governance");
        People people = new People(folder, audit);
        Policies policies = new Policies(home.data().resolve("policies"), people);
        Holds holds = new Holds(folder.resolve("holds"), people, audit);
        Archives archives = new Archives(home.data().resolve("archives"), secrets, crash);
        Changes changes = new Changes(folder.resolve("changes"));
        HomeArchives ends = new HomeArchives(
                archives, shredder, new HeldRows(limits), changes, policies, people, holds, clock, crash);
        Targets targets = new Targets(
                LakeWriter.desk(clock, crash),
                rows,
                databases,
                lakes,
                new LakeReading(limits),
                new RowFile(limits),
                holds,
                archives,
                ends,
                changes,
                imports,
                crash);
        Standings standings = new Standings(folder.resolve("standing"));
        StandingGate standing = new StandingGate(people, policies, holds, standings, targets, audit, clock);
        AloneGate alone = new AloneGate(
                people, policies, new Announcements(folder.resolve("alone")), changes, evidence, audit, clock, crash);
        Gate gate = new Gate(
                people,
                policies,
                imports,
                holds,
                targets,
                changes,
                new ApprovalGate(people, folder.resolve("revoked"), clock),
                standing,
                alone,
                new Execution(changes, audit, clock, crash),
                audit,
                clock);
        CleanupLog log = new CleanupLog(folder.resolve("cleanup"));
        Cleanup cleanup = new Cleanup(
                people,
                gate,
                standing,
                new StandingOverview(people, standing, standings, clock),
                new Jobs(people, standing, targets, audit),
                new CleanupBooks(holds, log, audit, folder.resolve("cleanup")),
                log,
                clock);
        return new Governance(
                people,
                new KeyFolder(home.config().resolve("people"), keyRounds),
                new Proposals(folder.resolve("proposals"), people),
                policies,
                holds,
                archives,
                gate,
                alone,
                cleanup,
                audit);
    }

    public Roster roster() {
        return people.roster();
    }

    public KeyFolder keys() {
        return keys;
    }

    /** Decisions that wait here for somebody to sign them. */
    public Proposals proposals() {
        return proposals;
    }

    public Policies policies() {
        return policies;
    }

    /** How each policy stands: a draft, waiting, in force. */
    public PolicyBook policyBook() {
        return new PolicyBook(policies, people, proposals, audit);
    }

    public Holds holds() {
        return holds;
    }

    public Archives archives() {
        return archives;
    }

    /** Plans, approvals, changes. */
    public Gate gate() {
        return gate;
    }

    /** What one person announced to do alone. */
    public AloneGate alone() {
        return alone;
    }

    /** Cleaning up regularly. */
    public Cleanup cleanup() {
        return cleanup;
    }

    /** Signs a decision; when two people have, it is in force, else it waits here for the second. Who asks for the end of a hold may place one. */
    public Decision sign(Decision decision, Signer signer) {
        if (decision.matter() instanceof Matter.ReleaseHold release
                && holds.all().stream().noneMatch(hold -> hold.id().equals(release.hold()))) {
            throw new BadInput(
                    "hold.unknown", "There is no hold " + release.hold() + ".", "steward hold list shows them.");
        }
        if (decision.matter() instanceof Matter.Policy policy) {
            Policies.signed(policy);
        }
        Roster roster = people.roster();
        if (decision.matter() instanceof Matter.ReleaseHold && decision.by().isEmpty()) {
            roster.need(signer, Right.HOLD);
        }
        Decision signed = roster.sign(decision, signer);
        if (roster.missing(signed) == 0) {
            people.decide(signed, signer.person());
            proposals.drop(signed);
            if (signed.matter() instanceof Matter.OfPolicy decided) {
                policies.follow(decided, roster);
            }
        } else {
            proposals.keep(signed);
        }
        return signed;
    }

    /**
     * Makes a key for somebody who is not here yet, or opens the one they have, and the request to join, which waits here for two to
     * sign it.
     *
     * @throws BadInput when there is somebody of that name
     */
    public Decision askToJoin(String person, SortedSet<Role> roles, char[] passphrase) {
        if (people.roster().find(person).isPresent()) {
            throw new BadInput("person.here", person + " is here already.", "Choose another name.");
        }
        return waiting(new Matter.Join(
                new Person(person, roles, keys.unlockOrMake(person, passphrase).key())));
    }

    /**
     * Makes another key for somebody who is here, and the request that it counts from now on, which waits here for two others to sign
     * it. The key so far is put aside.
     *
     * @throws Refused when no two others may sign it: nothing is put aside then
     */
    public Decision askForKey(String person, char[] passphrase) {
        List<Person> others = people.roster().deciders(new Matter.NewKey(person, ""));
        if (others.size() < 2) {
            throw new Refused(
                    "too-few-others",
                    "It takes two others to give " + person + " a new key, and there are " + others.size()
                            + " who may.",
                    "Let somebody join first who is " + Role.having(Right.DECIDE) + ".");
        }
        return waiting(new Matter.NewKey(person, keys.renew(person, passphrase)));
    }

    private Decision waiting(Matter matter) {
        Decision asked = Decision.on(matter);
        proposals.keep(asked);
        return asked;
    }

    /** Begins the roster with two people, who both sign. */
    public Roster found(Matter.Found found, Signer first, Signer second) {
        Decision decision = Decision.on(found);
        Roster nobody = people.roster();
        return people.decide(nobody.sign(nobody.sign(decision, first), second), first.person());
    }

    /**
     * Takes a policy into the home as a draft, or another version of one, and signs first that it comes into force. What the same person
     * had asked for about it before waits no longer. When it is in force, approvals of plans by the version before are void.
     *
     * @return what waits for the second signature; empty: what it says is in force already
     * @throws Refused when the person may not
     */
    public Optional<Decision> propose(RetentionPolicy policy, Signer signer) {
        Roster roster = people.roster();
        Decision asked = roster.sign(
                Decision.on(
                        new Matter.Policy(policy.name(), policy.digest(), policy.text(), roster.latest(policy.name()))),
                signer);
        audit.append(new Entry(
                signer.person(),
                "policy.saved",
                policy.name(),
                Map.of(
                        "digest",
                        Value.of(policy.digest()),
                        "keep",
                        Value.of(policy.keep().toString()))));
        policies.save(policy);
        proposals.withdraw(policy.name(), signer.person());
        if (!policies.draft(policy)) {
            return Optional.empty();
        }
        proposals.keep(asked);
        return Optional.of(asked);
    }

    /** The end of a policy as it is in force now, to be signed by two. */
    public Matter.EndPolicy endOf(String policy, String reason) {
        return new Matter.EndPolicy(policy, reason, people.roster().latest(policy));
    }

    /** Puts a hold in force. */
    public void place(Hold hold, Signer signer) {
        people.roster().need(signer, Right.HOLD);
        holds.place(hold);
    }

    /** Writes the files of an archive into a new folder, as they were in their lake. */
    public Archive restore(String archive, Path to, Signer signer, Work work) {
        people.roster().need(signer, Right.RESTORE);
        Archive found = archives.openable(archive);
        audit.append(new Entry(
                signer.person(),
                "archive.restored",
                found.lake(),
                Map.of("archive", Value.of(archive), "plan", Value.of(found.plan()), "into", Value.of(to.toString()))));
        return archives.restore(archive, to, work);
    }

    /**
     * Puts the rows of an archive into a new table of the database they came from. Each is proved to be the one that went.
     *
     * @param into the table, which must not be there yet
     * @return how many there are
     */
    public long restore(String archive, SavedConnection into, Signer signer, Work work) {
        people.roster().need(signer, Right.RESTORE);
        Archive found = archives.openable(archive);
        audit.append(new Entry(
                signer.person(),
                "archive.restored",
                found.lake(),
                Map.of(
                        "archive",
                        Value.of(archive),
                        "plan",
                        Value.of(found.plan()),
                        "into",
                        Value.of(into.schema() + "." + into.table()))));
        Path opened = archives.workshop(archive);
        try {
            archives.restore(archive, opened, work);
            return gate.restore(found, opened, into, work);
        } finally {
            archives.clearWorkshop(archive);
        }
    }

    /** Writes a plan for somebody elsewhere; of one for a table also the list of its rows, beside it as {@code FILE.rows.parquet}. */
    public void export(PlanDocument plan, Path file) {
        gate.rows(plan).ifPresent(rows -> SafeFiles.write(rowsBeside(file), out -> Files.copy(rows, out)));
        SafeFiles.write(file.toAbsolutePath(), plan.json());
    }

    /** Takes in the list of rows that lies beside a plan which was made elsewhere. */
    public void take(PlanDocument plan, Path file) {
        Path rows = rowsBeside(file);
        if (Files.exists(rows)) {
            gate.take(plan, rows);
        }
    }

    private static Path rowsBeside(Path plan) {
        return plan.toAbsolutePath().resolveSibling(plan.getFileName() + ".rows.parquet");
    }

    /**
     * Writes the whole story of a change that was carried out as a PDF, after looking again whether it holds.
     *
     * @throws dev.steward.model.Refused when it was not carried out
     */
    public void record(PlanDocument plan, Path target, Work work) {
        Change change = gate.changes().stream()
                .filter(known -> known.plan().digest().equals(plan.digest()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "not-run", "This plan was not carried out here.", "steward run-plan carries it out."));
        Execution.Verification verification = gate.verify(plan, work);
        Optional<Alone> alone =
                change.state().flatMap(state -> state.singlePerson()).flatMap(this.alone::find);
        ChangeRecord.write(change, alone, verification, audit.story(plan.digest()), audit.head(), target);
    }
}
