package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.SafeFiles;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.gate.ChangeState.Stage;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.retention.Asked;
import dev.steward.governance.retention.Due;
import dev.steward.governance.retention.RowKeys;
import dev.steward.governance.standing.Standing;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one door through which existing data is changed: plan, preview, approve, execute, verify, record. Every station is in the audit
 * log before it is passed; when it cannot be written there, it is not passed.
 */
public final class Gate {
    private final People people;
    private final Policies policies;
    private final Rules rules;
    private final Holds holds;
    private final Targets targets;
    private final Changes changes;
    private final ApprovalGate approvals;
    private final StandingGate standing;
    private final AloneGate alone;
    private final Execution execution;
    private final AuditLog audit;
    private final InstantSource clock;

    public Gate(
            People people,
            Policies policies,
            Imports imports,
            Holds holds,
            Targets targets,
            Changes changes,
            ApprovalGate approvals,
            StandingGate standing,
            AloneGate alone,
            Execution execution,
            AuditLog audit,
            InstantSource clock) {
        this.people = people;
        this.policies = policies;
        this.rules = new Rules(policies, imports);
        this.holds = holds;
        this.targets = targets;
        this.changes = changes;
        this.approvals = approvals;
        this.standing = standing;
        this.alone = alone;
        this.execution = execution;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a policy would remove from a lake or a database. Changes nothing and asks nobody; exact, but without the selection digest, so that it
     * cannot be approved.
     *
     * @param asOf the moment to reckon for, perhaps in the future
     */
    public Plan preview(Rule rule, Place place, Instant asOf, Work work) {
        return targets.plan(asked(rule, asOf, Optional.empty(), "", false), place, Optional.empty(), work);
    }

    /**
     * The rule by which an import is taken back.
     *
     * @param archive how long what goes is kept; empty: not at all
     * @throws BadInput when there is no such import, or nothing says which events are its own
     */
    public Rule takingBack(Path lake, String id, Optional<Keep> archive, Optional<String> reason) {
        return rules.takingBack(lake, id, archive, reason);
    }

    /** A few of the events that go by a preview, masked, and how long carrying it out may take. */
    public Outlook outlook(Rule rule, Plan plan, Place place, Work work) {
        return targets.outlook(asked(rule, plan.asOf(), Optional.empty(), "", false), plan, place, work);
    }

    /** What falls due on which day of the year after a moment, if nothing is added. */
    public List<Due> calendar(RetentionPolicy policy, Place place, Instant from, Work work) {
        return targets.calendar(policy, place, from, work);
    }

    /**
     * Asks for what a policy would remove now.
     *
     * @param confirmedRows how many rows shall go, said by somebody who knows that this is out of the ordinary
     * @throws Refused when the person may not, or limits are exceeded and the number was not said, or is another one
     * @throws BadInput when the policy is none of this home, or nothing would go
     */
    public PlanDocument request(
            String policyName, Place place, Optional<Long> confirmedRows, Signer requester, Work work) {
        people.roster().need(requester, Right.PLAN);
        return request(policies.kept(policyName), place, confirmedRows, requester, work);
    }

    /** The same by any rule; of policies, only one of this home is carried out. */
    public PlanDocument request(Rule rule, Place place, Optional<Long> confirmedRows, Signer requester, Work work) {
        return drawn(
                        rule,
                        place,
                        confirmedRows,
                        requester,
                        plan -> {
                            if (plan.items().isEmpty()) {
                                throw nothing(plan, place);
                            }
                        },
                        work)
                .orElseThrow();
    }

    /**
     * The plan of what goes now under a standing approval, signed by who carries it out; empty: nothing does.
     *
     * @throws Refused when the approval does not open the gate for it: nothing is asked for then
     */
    public Optional<PlanDocument> due(Standing approved, Place place, Signer executor, Work work) {
        people.roster().need(executor, Right.RUN);
        standing.checked(approved);
        return drawn(
                policies.kept(approved.asked().policy()),
                place,
                Optional.empty(),
                executor,
                plan -> standing.permit(approved, plan, executor),
                work);
    }

    /** @param look throws when it shall not be asked for */
    private Optional<PlanDocument> drawn(
            Rule rule, Place place, Optional<Long> confirmedRows, Signer requester, Consumer<Plan> look, Work work) {
        people.roster().need(requester, Right.PLAN);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        targets.claim(place, requester.person(), people.roster().charter(), work);
        Path draft = changes.draft();
        try {
            Asked asked = asked(rule, now, confirmedRows, requester.person(), true);
            Plan plan = targets.plan(asked, place, Optional.of(draft), work);
            look.accept(plan);
            if (plan.items().isEmpty()) {
                return Optional.empty();
            }
            if (!plan.confirmed()) {
                throw unconfirmed(plan);
            }
            PlanDocument document = PlanDocument.of(plan, requester);
            record(requester.person(), "plan.made", document, Map.of());
            if (plan.keys().isPresent()) {
                changes.requested(document, draft);
            } else {
                changes.requested(document);
            }
            return Optional.of(document);
        } finally {
            SafeFiles.delete(draft);
        }
    }

    private static BadInput nothing(Plan plan, Place place) {
        return new BadInput(
                "plan.nothing",
                "Nothing of " + place.title() + " is to go by " + plan.policy() + "."
                        + (plan.kept().isEmpty() ? "" : " Something stays, for reasons."),
                place instanceof Place.Archives
                        ? "steward archive list shows until when each is kept."
                        : "steward retention preview shows what stays and why, and what falls due when.");
    }

    private static Refused unconfirmed(Plan plan) {
        String limits =
                String.join(" ", plan.limits().stream().map(Plan.Limit::words).toList());
        return new Refused(
                "limits",
                plan.confirmedRows()
                                .map(rows -> "Not " + rows + " but " + plan.rows() + " rows would go. ")
                                .orElse("")
                        + limits,
                "Look at the preview. If it is what you mean, say how many rows shall go: --confirm-rows "
                        + plan.rows());
    }

    private Asked asked(Rule rule, Instant asOf, Optional<Long> confirmedRows, String requester, boolean whole) {
        return new Asked(
                rule,
                holds.inForce(),
                asOf,
                target -> changes.usual(rule.name(), target),
                confirmedRows,
                requester,
                whole);
    }

    /**
     * Signs somebody else's plan.
     *
     * @throws Refused when the person may not, or asked for it
     */
    public Approval approve(PlanDocument document, Signer approver) {
        Roster roster = people.roster();
        roster.need(approver, Right.APPROVE);
        requested(document, roster);
        notAhead(document.plan());
        if (!document.plan().confirmed()) {
            throw unconfirmed(document.plan());
        }
        Approval approval = approvals.give(document, approver);
        record(
                approver.person(),
                "plan.approved",
                document,
                Map.of("expires", Value.of(approval.expires().toString())));
        changes.approved(document, approval);
        return approval;
    }

    /** Takes an approval back; it opens nothing from now on. What has begun goes on. */
    public void revoke(PlanDocument document, Approval approval, Signer approver) {
        approvals.mayTakeBack(approval, approver);
        record(approver.person(), "plan.revoked", document, Map.of());
        approvals.takeBack(approval, approver);
        changes.revoked(document);
    }

    /**
     * Carries out an approved plan, or goes on where a killed run has stopped.
     *
     * @throws Refused when anything is not as it was approved; nothing was changed then
     */
    public ChangeState run(PlanDocument document, Approval approval, Signer executor, Work work) {
        return run(document, new Consent.Once(approval), executor, work);
    }

    /** The same, by whichever word opens the gate. */
    public ChangeState run(PlanDocument document, Consent consent, Signer executor, Work work) {
        Roster roster = people.roster();
        roster.need(executor, Right.RUN);
        if (changes.find(document)
                .filter(state -> state.stage() == Stage.VERIFIED)
                .isPresent()) {
            throw new Refused(
                    "used",
                    "This plan was carried out before.",
                    "steward verify shows what came of it. Make a new plan.");
        }
        return execution.run(
                document,
                consent,
                executor.person(),
                roster.charter(),
                () -> targets.open(document.plan(), executor.person(), work),
                () -> permit(document, consent, executor),
                work);
    }

    /** Everything that must hold before something is removed, as it is at that moment; the rule by which it goes. */
    private Rule permit(PlanDocument document, Consent consent, Signer executor) {
        Roster roster = people.roster();
        roster.need(executor, Right.RUN);
        requested(document, roster);
        switch (consent) {
            case Consent.Once(Approval approval) -> approvals.permit(approval, document, executor);
            case Consent.Regular(Standing approved) -> standing.permit(approved, document.plan(), executor);
            case Consent.Alone(Announcement announcement) -> alone.permit(announcement, document, executor);
        }
        Rule rule = unchanged(document.plan());
        if (consent instanceof Consent.Once(Approval approval)) {
            rule.approving().checkOsUsers(document.os(), approval.os());
        }
        return rule;
    }

    /** A clock that is ahead would let go what is not old enough yet. */
    private void notAhead(Plan plan) {
        if (plan.asOf().isAfter(clock.instant().plus(ApprovalGate.CLOCKS))) {
            throw new Refused(
                    "future",
                    "The plan was made for " + plan.asOf() + ", which is still to come.",
                    "Set the clocks right, and make a new plan.");
        }
    }

    /** @throws Refused unless who is said to ask for it may, and signed it */
    static void requested(PlanDocument document, Roster roster) {
        if (!document.plan().digest().equals(document.digest())) {
            throw new Refused(
                    "plan-changed",
                    "The plan was changed after it was made: its digest is another one.",
                    "Make a new plan.");
        }
        Person requester = roster.need(document.plan().requester(), Right.PLAN);
        if (!document.signedWith(requester.key())) {
            throw new Refused(
                    "request-signature",
                    "The plan does not bear the signature of " + requester.id() + ", who is said to ask for it.",
                    "Make a new plan.");
        }
    }

    private Rule unchanged(Plan plan) {
        notAhead(plan);
        Rule rule = rules.of(plan);
        if (!rule.digest().equals(plan.policyDigest())) {
            throw new Refused(
                    "policy-changed",
                    plan.policy() + " says something else than when the plan was made.",
                    "Make a new plan, and let it be approved.");
        }
        if (!plan.confirmed()) {
            throw unconfirmed(plan);
        }
        return rule;
    }

    private void record(String person, String action, PlanDocument document, Map<String, Value> more) {
        Plan plan = document.plan();
        Map<String, Value> details = new LinkedHashMap<>(more);
        details.put("plan", Value.of(document.digest()));
        details.put("policy", Value.of(plan.policy()));
        details.put("cut-off", Value.of(plan.cutOff().toString()));
        details.put("files", Value.of(plan.items().size()));
        details.put("rows", Value.of(plan.rows()));
        details.put("selection", Value.of(plan.selection()));
        audit.append(new Entry(person, action, plan.target().title(), details));
    }

    /** Puts the rows of an archive back, into a new table; see {@link Targets#restore}. Who may, the facade has asked. */
    public long restore(Archive archive, Path opened, SavedConnection into, Work work) {
        return targets.restore(archive, opened, into, work);
    }

    /** The file that names the rows of a plan for a table, where it is here. */
    public Optional<Path> rows(PlanDocument document) {
        return Optional.of(changes.file(document, Changes.KEYS)).filter(Files::exists);
    }

    /**
     * Takes in the file that names the rows of a plan which was made elsewhere.
     *
     * @throws Refused when it is not the one of the plan
     */
    public void take(PlanDocument document, Path rows) {
        if (rows(document).isPresent() || document.plan().keys().isEmpty()) {
            return;
        }
        if (!document.plan().keys().equals(Optional.of(RowKeys.digest(rows)))) {
            throw new Refused(
                    "keys-changed",
                    "The list of rows " + rows + " is not the one of the plan.",
                    "Let the file be sent again that was written beside the plan.");
        }
        SafeFiles.write(changes.file(document, Changes.KEYS), out -> Files.copy(rows, out));
    }

    /** Every change that was asked for or approved in this home, newest first. */
    public List<Change> changes() {
        return changes.known();
    }

    /** Looks again whether what a plan has removed is gone, and nothing else is. */
    public Execution.Verification verify(PlanDocument document, Work work) {
        ChangeState state = changes.find(document)
                .filter(ChangeState::made)
                .orElseThrow(() ->
                        new Refused("not-run", "This plan was not carried out.", "steward run-plan carries it out."));
        return targets.verify(document, state, work);
    }
}
