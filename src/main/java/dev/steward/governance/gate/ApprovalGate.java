package dev.steward.governance.gate;

import dev.steward.governance.people.People;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A second person's word for one plan: who may give it and take it back, and when it opens the gate. */
public final class ApprovalGate {
    /** How far the clocks of two people may be apart. */
    static final Duration CLOCKS = Duration.ofMinutes(5);

    private final People people;
    private final Revocations revocations;
    private final InstantSource clock;

    /** @param revocations the folder of those that were taken back */
    public ApprovalGate(People people, Path revocations, InstantSource clock) {
        this.people = people;
        this.revocations = new Revocations(revocations);
        this.clock = clock;
    }

    /** @throws Refused when the person may not, or asked for the plan */
    Approval give(PlanDocument document, Signer approver) {
        Roster roster = people.roster();
        Person person = roster.need(approver, Right.APPROVE);
        if (document.plan().requester().equals(person.id())) {
            throw own();
        }
        return Approval.of(
                document,
                approver,
                person.roleWords(),
                roster.charter(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** @throws Refused unless it is the person's own */
    void mayTakeBack(Approval approval, Signer approver) {
        people.roster().need(approver, Right.APPROVE);
        if (!approval.person().equals(approver.person())) {
            throw new Refused(
                    "not-yours",
                    "The approval is that of " + approval.person() + ".",
                    approval.person() + " takes it back.");
        }
    }

    void takeBack(Approval approval, Signer approver) {
        revocations.add(approval, approver.person(), clock.instant());
    }

    /** @throws Refused unless the approval opens the gate for this plan now, to this person */
    void permit(Approval approval, PlanDocument document, Signer executor) {
        Roster roster = people.roster();
        if (!approval.isFor(document)) {
            throw new Refused(
                    "other-plan",
                    "The approval is for another plan, or the plan was changed after it was approved.",
                    "Let somebody approve this one: steward approve.");
        }
        Person approver = roster.need(approval.person(), Right.APPROVE);
        if (!approval.holds(approver.key(), roster.charter())) {
            throw new Refused(
                    "approval-signature",
                    "The approval was not signed with the key of " + approver.id() + ", or was changed.",
                    "Let " + approver.id() + " approve again.");
        }
        if (approver.id().equals(document.plan().requester())
                || roster.find(document.plan().requester())
                        .filter(requester -> requester.key().equals(approver.key()))
                        .isPresent()) {
            throw own();
        }
        if (approver.id().equals(executor.person())) {
            throw new Refused(
                    "approver-runs",
                    approver.id() + " approved the plan and must not carry it out too.",
                    "Let " + document.plan().requester() + " or somebody else carry it out.");
        }
        if (revocations.contains(approval)) {
            throw new Refused("revoked", "The approval was taken back.", "Let somebody approve again.");
        }
        Instant now = clock.instant();
        if (now.isAfter(approval.expires()) || now.isBefore(approval.signed().minus(CLOCKS))) {
            throw new Refused(
                    "expired",
                    "The approval was good from " + approval.signed() + " to " + approval.expires() + ".",
                    "Let somebody approve again.");
        }
    }

    private static Refused own() {
        return new Refused("own-plan", "Nobody approves a plan of their own.", "Let a second person approve it.");
    }
}
