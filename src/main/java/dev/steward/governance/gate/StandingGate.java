package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.retention.Asked;
import dev.steward.governance.standing.Envelope;
import dev.steward.governance.standing.Schedule;
import dev.steward.governance.standing.Standing;
import dev.steward.governance.standing.Standings;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Standing approvals: asked for by one person, given by another, taken back by either of them. What is removed under one goes through
 * {@link Gate} like every other change: this says only whether it opens the gate.
 */
public final class StandingGate {
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final People people;
    private final Policies policies;
    private final Holds holds;
    private final Standings standings;
    private final Targets targets;
    private final AuditLog audit;
    private final InstantSource clock;

    public StandingGate(
            People people,
            Policies policies,
            Holds holds,
            Standings standings,
            Targets targets,
            AuditLog audit,
            InstantSource clock) {
        this.people = people;
        this.policies = policies;
        this.holds = holds;
        this.standings = standings;
        this.targets = targets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks that what a policy lets go from a place may go regularly; it waits here for the second signature.
     *
     * @throws Refused when the person may not
     * @throws BadInput when the policy is none of this home, is about something else, or it would end too late or has ended
     */
    public Standing ask(
            String policyName, Place place, Schedule schedule, Envelope envelope, Signer requester, Work work) {
        Roster roster = people.roster();
        roster.need(requester, Right.PLAN);
        RetentionPolicy policy = policies.kept(policyName);
        Instant now = now();
        envelope.boundedFrom(now);
        targets.claim(place, requester.person(), roster.charter(), work);
        Plan preview = targets.plan(
                new Asked(policy, holds.inForce(), now, _ -> OptionalDouble.empty(), Optional.empty(), "", false),
                place,
                Optional.empty(),
                work);
        Plan.Target target = preview.target();
        Standing standing = Standing.ask(
                policy.name(),
                policy.digest(),
                new Standing.Target(target.path(), target.id(), target.table()),
                schedule,
                envelope,
                requester,
                roster.charter(),
                now,
                UUID.randomUUID().toString());
        record(requester.person(), "cleanup.asked", standing);
        return kept(standing);
    }

    /** What goes to somebody else says where the audit log ended that has recorded it. */
    private Standing kept(Standing standing) {
        Standing anchored = audit.anchor().map(standing::with).orElse(standing);
        standings.keep(anchored);
        return anchored;
    }

    /**
     * Lets what was asked for elsewhere wait here for the second signature.
     *
     * @throws Refused when who asks for it may not, or did not sign it, or it has ended
     */
    public void bring(Standing asked) {
        requested(asked, people.roster());
        notEnded(asked);
        standings.keep(asked);
    }

    /**
     * Signs what somebody else has asked for; from now on it is in force here.
     *
     * @throws Refused when the person may not, or asked for it
     */
    public Standing approve(Standing asked, Signer approver) {
        Roster roster = people.roster();
        Person person = roster.need(approver, Right.APPROVE);
        requested(asked, roster);
        notEnded(asked);
        if (asked.asked().requester().equals(person.id())) {
            throw own();
        }
        Standing standing = asked.grant(approver, person.roleWords(), roster.charter(), now());
        checked(standing);
        record(person.id(), "cleanup.approved", standing);
        return kept(standing);
    }

    /** Takes one that was approved elsewhere into this home. */
    public void take(Standing standing, Signer by) {
        people.roster().need(by, Right.RUN);
        checked(standing);
        record(by.person(), "cleanup.taken", standing);
        standings.keep(standing);
    }

    /**
     * Takes one back; it opens nothing from now on.
     *
     * @throws Refused when the person neither asked for it nor approved it, nor may decide with others
     */
    public void revoke(Standing standing, Signer by) {
        Person person =
                people.roster().need(by, by.person().equals(standing.asked().requester()) ? Right.PLAN : Right.APPROVE);
        record(person.id(), "cleanup.revoked", standing);
        standings.revoke(standing, person.id(), now());
    }

    /** Those in force that are about a place, the newest for each policy and table. */
    public List<Standing> of(Place place) {
        Map<String, Standing> newest = new LinkedHashMap<>();
        standings.inForce().stream()
                .filter(one -> place.leadsTo(
                        one.asked().target().path(),
                        one.asked().target().table().isPresent()))
                .forEach(one -> newest.putIfAbsent(
                        one.asked().policy() + "\n" + one.asked().target().table(), one));
        return List.copyOf(newest.values());
    }

    /** Those in force, else those that wait, by the digest, or how it begins, or the policy's name. */
    public Optional<Standing> find(String word) {
        return Stream.concat(standings.inForce().stream(), standings.waiting().stream())
                .filter(one ->
                        one.digest().startsWith(word) || one.asked().policy().equals(word))
                .findFirst();
    }

    /**
     * Whether it holds now, whoever carries something out under it; the policy it is about.
     *
     * @throws Refused when not: it was taken back, has ended, or people, keys or the policy are other ones
     */
    public RetentionPolicy checked(Standing standing) {
        Roster roster = people.roster();
        Person requester = requested(standing, roster);
        Standing.Granted granted = standing.granted()
                .orElseThrow(() -> new Refused(
                        "standing-unsigned",
                        "Nobody has approved it yet.",
                        "Let a second person do so: steward cleanup approve FILE."));
        Person approver = roster.need(granted.person(), Right.APPROVE);
        if (!standing.grantedWith(approver.key(), roster.charter())) {
            throw new Refused(
                    "standing-signature",
                    "The standing approval was not signed with the key of " + approver.id() + ", or was changed.",
                    "Let it be asked for and approved anew.");
        }
        if (approver.id().equals(requester.id()) || approver.key().equals(requester.key())) {
            throw own();
        }
        if (standings.revoked(standing)) {
            throw new Refused(
                    "standing-revoked",
                    "The standing approval was taken back.",
                    "Ask for a new one: steward cleanup ask.");
        }
        notEnded(standing);
        RetentionPolicy policy = meant(standing);
        policy.approving().checkOsUsers(standing.asked().os(), granted.os());
        return policy;
    }

    /** The version of the policy that it is about, when that is the one of this home. */
    RetentionPolicy meant(Standing standing) {
        RetentionPolicy policy = policies.kept(standing.asked().policy());
        if (!policy.digest().equals(standing.asked().policyDigest())) {
            throw new Refused(
                    "policy-changed",
                    "The policy " + policy.name() + " says something else than when its standing approval was given.",
                    "Ask for a new one: steward cleanup ask.");
        }
        return policy;
    }

    private Optional<Failure> why(Standing standing) {
        try {
            checked(standing);
            return Optional.empty();
        } catch (Failure broken) {
            return Optional.of(broken);
        }
    }

    /** Why one of this home holds no more; empty: it does, or is not known here. */
    public Optional<Failure> broken(String digest) {
        return standings.all().stream()
                .filter(one -> one.digest().equals(digest))
                .findFirst()
                .flatMap(this::why);
    }

    private static Refused own() {
        return new Refused(
                "own-standing", "Nobody approves what they ask for themselves.", "Let a second person approve it.");
    }

    /** Who asks for it, if they may and it bears their signature. */
    Person requested(Standing standing, Roster roster) {
        Person requester = roster.need(standing.asked().requester(), Right.PLAN);
        if (!standing.askedWith(requester.key(), roster.charter())) {
            throw new Refused(
                    "standing-signature",
                    "The request does not bear the signature of " + requester.id() + ", who is said to ask for it.",
                    "Let it be asked for anew: steward cleanup ask.");
        }
        return requester;
    }

    private void notEnded(Standing standing) {
        Standing.Asked asked = standing.asked();
        Instant now = clock.instant();
        Instant longest =
                asked.at().atZone(ZoneOffset.UTC).plusYears(1).plusDays(1).toInstant();
        if (now.isBefore(asked.at().minus(CLOCKS))
                || !now.isBefore(asked.envelope().end())
                || asked.envelope().end().isAfter(longest)) {
            throw new Refused(
                    "standing-ended",
                    "The standing approval is good from " + asked.at() + " to the end of "
                            + asked.envelope().until() + ", UTC, and never longer than a year.",
                    "Ask for a new one: steward cleanup ask.");
        }
    }

    /**
     * Whether it opens the gate for a plan.
     *
     * @throws Refused when the plan is about something else or goes beyond the envelope, or who approved carries it out
     */
    void permit(Standing standing, Plan plan, Signer executor) {
        checked(standing);
        other(standing, executor);
        Standing.Asked asked = standing.asked();
        if (!plan.kind().equals(RetentionPolicy.KIND)
                || !plan.policy().equals(asked.policy())
                || !plan.policyDigest().equals(asked.policyDigest())
                || !plan.target().id().equals(asked.target().id())
                || !plan.target().table().equals(asked.target().table())) {
            throw new Refused(
                    "standing-other",
                    "The standing approval is for " + asked.policy() + " on "
                            + asked.target().title() + ", not for " + plan.policy() + " on "
                            + plan.target().title() + ".",
                    "Ask for one for this: steward cleanup ask.");
        }
        if (plan.confirmedRows().isPresent()) {
            throw new Refused(
                    "standing-confirmed",
                    "The plan is out of the ordinary, and was confirmed by its number of rows: a standing approval covers no such plan.",
                    "Let somebody approve this plan: steward approve.");
        }
        asked.envelope().exceeded(plan.rows(), plan.target().rows()).ifPresent(words -> {
            throw new Refused(
                    "envelope",
                    words,
                    "Look at it: steward retention preview " + plan.policy()
                            + ". If it is right, let it be approved once: steward retention plan.");
        });
    }

    /** @throws Refused when who approved it carries it out */
    void other(Standing standing, Signer executor) {
        if (standing.granted()
                .filter(by -> by.person().equals(executor.person()))
                .isPresent()) {
            throw new Refused(
                    "approver-runs",
                    executor.person() + " gave the standing approval and must not carry it out too.",
                    "Let " + standing.asked().requester() + " or somebody else carry it out.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void record(String person, String action, Standing standing) {
        Standing.Asked asked = standing.asked();
        audit.append(new Entry(
                person,
                action,
                asked.target().title(),
                Map.of(
                        "standing",
                        Value.of(standing.digest()),
                        "policy",
                        Value.of(asked.policy()),
                        "policy_digest",
                        Value.of(asked.policyDigest()),
                        "schedule",
                        Value.of(asked.schedule()),
                        "most_rows",
                        Value.of(asked.envelope().mostRows()),
                        "most_percent",
                        Value.of(asked.envelope().mostPercent()),
                        "until",
                        Value.of(asked.envelope().until().toString()))));
    }
}
