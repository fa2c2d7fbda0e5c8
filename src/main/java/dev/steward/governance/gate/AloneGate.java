package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Announcements;
import dev.steward.governance.alone.Answer;
import dev.steward.governance.alone.Evidence;
import dev.steward.governance.people.People;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Right;
import dev.steward.governance.people.Roster;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Policies;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of one person alone, when the second cannot be reached: announced, waited for, open to objections, and reviewed afterwards.
 * What is removed goes through {@link Gate} like every other change: this says only whether one person's word opens it.
 */
public final class AloneGate {
    /** The action of the audit log's entry before which nothing is announced. */
    static final String ANNOUNCED = "alone.announced";

    static final String OBJECTED = "alone.objected";
    private static final int MOST_WORDS = 1_000;

    private final People people;
    private final Policies policies;
    private final Announcements announcements;
    private final Changes changes;
    private final Waited waited;
    private final Evidence evidence;
    private final AuditLog audit;
    private final InstantSource clock;
    private final CrashPoint crash;

    public AloneGate(
            People people,
            Policies policies,
            Announcements announcements,
            Changes changes,
            Evidence evidence,
            AuditLog audit,
            InstantSource clock,
            CrashPoint crash) {
        this.people = people;
        this.policies = policies;
        this.announcements = announcements;
        this.changes = changes;
        this.waited = new Waited(evidence, audit, clock);
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
        this.crash = crash;
    }

    /**
     * Announces that somebody will carry out a plan of their own alone, after the wait that its policy says.
     *
     * @param reason why nobody else can be asked
     * @throws Refused when the policy knows no such way, the plan is none for it, or an earlier one of the person is not settled
     */
    public Announcement announce(PlanDocument document, String reason, Signer signer, Work work) {
        String why = said(reason, "--reason says why nobody else can be asked.");
        Roster roster = people.roster();
        owns(document, signer, roster);
        Duration wait = allowed(document);
        Gate.requested(document, roster);
        if (changes.find(document).filter(ChangeState::made).isPresent()) {
            throw new Refused("used", "This plan was carried out before.", "Make a new plan.");
        }
        waited.beginning(work);
        try (LockFile.Held _ = announcements.hold()) {
            unsettled(signer.person(), "").ifPresent(AloneGate::another);
            Announcement announcement =
                    Announcement.of(document, why, wait, evidence.uptime().get(), signer, roster.charter(), now());
            Announcement.Said said = announcement.said();
            record(
                    signer.person(),
                    ANNOUNCED,
                    announcement,
                    Map.of(
                            "reason",
                            Value.of(why),
                            "begins",
                            Value.of(said.begins().toString()),
                            "ends",
                            Value.of(said.ends().toString())));
            crash.reached("announced");
            changes.requested(document);
            announcements.keep(announcement);
            crash.reached("announcement-kept");
            return announcement;
        }
    }

    /**
     * Says that it shall not be done; it is void from now on. What has begun stops before its next step.
     *
     * @throws Refused when the person has no say, or it was made
     */
    public Answer object(Announcement announcement, String words, Signer signer) {
        String why = said(words, "--reason says why it shall not be done.");
        Roster roster = people.roster();
        Person person = signer.person().equals(announcement.said().person())
                ? roster.need(signer, Right.PLAN)
                : roster.need(signer, second(roster, signer));
        Alone known = known(announcement);
        if (known.state().filter(ChangeState::made).isPresent()) {
            throw new Refused("alone-made", "It was carried out before.", "Review it: steward alone review.");
        }
        Answer answer = Answer.of(
                Answer.Kind.OBJECTION, announcement, why, signer, person.roleWords(), roster.charter(), now());
        record(person.id(), OBJECTED, announcement, Map.of("reason", Value.of(why)));
        crash.reached("objected");
        announcements.keep(answer);
        return answer;
    }

    /**
     * Says that somebody else has looked at what was done; only then may its person announce another one.
     *
     * @throws Refused when the person did it, has no say, or it is not over
     */
    public Answer review(Announcement announcement, String words, Signer signer) {
        String what = said(words, "--words says what you found.");
        Roster roster = people.roster();
        Person person = roster.need(signer, second(roster, signer));
        Alone known = known(announcement);
        if (mine(announcement, person, roster)) {
            throw new Refused("own-review", "Nobody reviews what they did alone.", "Let a second person review it.");
        }
        if (known.state().isEmpty()) {
            throw new Refused("alone-not-run", "Nothing was done under it.", "There is nothing to be reviewed.");
        }
        if (!known.over(clock.instant())) {
            throw new Refused(
                    "alone-not-over",
                    "It was begun, and may go on until " + announcement.said().ends() + ".",
                    "Review it when it is over, or object: steward alone object.");
        }
        policies.inForce(announcement.said().policy())
                .ifPresent(policy ->
                        policy.approving().checkOsUsers(announcement.said().os(), signer.os()));
        Answer answer =
                Answer.of(Answer.Kind.REVIEW, announcement, what, signer, person.roleWords(), roster.charter(), now());
        record(person.id(), "alone.reviewed", announcement, Map.of("words", Value.of(what)));
        crash.reached("reviewed");
        announcements.keep(answer);
        return answer;
    }

    /** Everything that was ever announced here, the newest first. */
    public List<Alone> all() {
        return announcements.all().stream().map(this::standing).toList();
    }

    /** One of them by its digest, or how that begins. */
    public Optional<Alone> find(String word) {
        return all().stream()
                .filter(one -> one.announcement().digest().startsWith(word))
                .findFirst();
    }

    /** Whether nothing is removed under it any more. */
    public boolean over(Alone one) {
        return one.over(clock.instant());
    }

    /** Where one stands now. */
    public Alone.Stage stage(Alone one) {
        return one.stage(clock.instant());
    }

    /**
     * Whether it opens the gate for a plan.
     *
     * @throws Refused when it is for another plan, the policy knows no such way any more, its time has not come or is over, somebody
     *     objected, or it has not really waited
     */
    void permit(Announcement announcement, PlanDocument document, Signer executor) {
        Roster roster = people.roster();
        owns(document, executor, roster);
        Announcement.Said said = announcement.said();
        if (!said.person().equals(executor.person()) || !announcement.isFor(document)) {
            throw new Refused(
                    "alone-other",
                    "It was announced by " + said.person() + " for a plan by " + said.policy()
                            + ", and this is another person or another plan.",
                    "Announce this one: steward alone announce.");
        }
        if (!announcement.signedWith(executor.key(), roster.charter())) {
            throw new Refused(
                    "alone-signature",
                    "It was not signed with the key of " + said.person() + ", or was changed.",
                    "Announce it anew: steward alone announce.");
        }
        Duration wait = allowed(document);
        inTime(announcement, wait);
        Alone known = known(announcement);
        known.objection().ifPresent(objection -> {
            throw Waited.objected(objection.said().person());
        });
        waited.check(announcement, wait);
        unsettled(said.person(), announcement.digest()).ifPresent(AloneGate::another);
    }

    private void inTime(Announcement announcement, Duration wait) {
        Announcement.Said said = announcement.said();
        Instant now = clock.instant();
        if (!announcement.waits(wait) || now.isBefore(said.begins())) {
            throw new Refused(
                    "alone-not-yet",
                    "It was announced at " + said.at() + " and may begin at " + said.begins() + ", after "
                            + wait.toHours() + " hours.",
                    "Wait; or let a second person approve the plan meanwhile: steward approve.");
        }
        if (!now.isBefore(said.ends())) {
            throw new Refused(
                    "alone-ended",
                    "It could be carried out until " + said.ends() + ".",
                    "Make a new plan and announce it, or let a second person approve.");
        }
    }

    private static void owns(PlanDocument document, Signer signer, Roster roster) {
        roster.need(signer, Right.PLAN);
        roster.need(signer, Right.RUN);
        if (!document.plan().requester().equals(signer.person())) {
            throw new Refused(
                    "not-own-plan",
                    document.plan().requester() + " asked for the plan: there are two of you.",
                    "Approve it, if you may: steward approve; or make a plan of your own.");
        }
    }

    /** How long somebody waits for a plan that one person may carry out alone. */
    private Duration allowed(PlanDocument document) {
        Plan plan = document.plan();
        if (!plan.kind().equals(RetentionPolicy.KIND)) {
            throw new Refused(
                    "alone-not-allowed",
                    "Only a policy can let one person carry out a plan alone, and this one goes by none.",
                    "Let a second person approve the plan: steward approve.");
        }
        RetentionPolicy policy = policies.kept(plan.policy());
        Duration wait = policy.approving()
                .waits()
                .orElseThrow(
                        () -> new Refused(
                                "alone-not-allowed",
                                "The policy " + policy.name() + " lets nobody carry out a plan alone.",
                                "Let a second person approve the plan. A policy that says alone: {after: 24 hours} allows it (docs/retention.md)."));
        if (!policy.digest().equals(plan.policyDigest())) {
            throw new Refused(
                    "policy-changed",
                    "The policy " + plan.policy() + " says something else than when the plan was made.",
                    "Make a new plan.");
        }
        if (plan.confirmedRows().isPresent() || !plan.limits().isEmpty()) {
            throw new Refused(
                    "alone-limits",
                    "The plan is out of the ordinary: nobody carries out such a one alone.",
                    "Let a second person approve it: steward approve.");
        }
        if (plan.archive().isEmpty()) {
            throw new Refused(
                    "alone-no-archive",
                    "The plan makes no archive: what one person removes alone must be brought back if it was wrong.",
                    "Let a second person approve it: steward approve.");
        }
        return wait;
    }

    /** @param but one that does not count, by its digest */
    private Optional<Alone> unsettled(String person, String but) {
        Instant now = clock.instant();
        return all().stream()
                .filter(one -> one.announcement().said().person().equals(person) && one.unsettled(now))
                .filter(one -> !one.announcement().digest().equals(but))
                .findFirst();
    }

    private static void another(Alone one) {
        Announcement.Said said = one.announcement().said();
        throw new Refused(
                one.state().isPresent() ? "alone-unreviewed" : "alone-another",
                said.person() + " announced " + one.announcement().shortDigest() + " at " + said.at()
                        + (one.state().isPresent()
                                ? " and carried it out, and nobody has reviewed it."
                                : ", which is not over."),
                one.state().isPresent()
                        ? "Let a second person review it: steward alone review."
                        : "Carry it out, or object to it: steward alone object.");
    }

    private Alone known(Announcement announcement) {
        return announcements.all().stream()
                .filter(announcement::equals)
                .findFirst()
                .map(this::standing)
                .orElseThrow(() -> new Refused(
                        "alone-unknown",
                        "It was not announced in this home.",
                        "Work in the home in which it was: steward alone list."));
    }

    private Alone standing(Announcement announcement) {
        String digest = announcement.digest();
        Optional<ChangeState> change = changes.find(announcement.said().plan());
        return new Alone(
                announcement,
                announcements.answer(announcement, Answer.Kind.OBJECTION),
                change.filter(state -> state.singlePerson().equals(Optional.of(digest))),
                change.filter(state -> state.made() && state.singlePerson().isEmpty())
                        .isPresent(),
                announcements.answer(announcement, Answer.Kind.REVIEW).filter(review -> counts(review, announcement)));
    }

    /** Whether a second person has signed it, with a key that was theirs in this roster. */
    private boolean counts(Answer review, Announcement announcement) {
        Answer.Said said = review.said();
        return said.kind() == Answer.Kind.REVIEW
                && said.alone().equals(announcement.digest())
                && !said.person().equals(announcement.said().person())
                && people.knew(said.person(), said.key())
                && !people.knew(announcement.said().person(), said.key())
                && review.holds(people.roster().charter());
    }

    private static boolean mine(Announcement announcement, Person person, Roster roster) {
        String who = announcement.said().person();
        return who.equals(person.id())
                || roster.find(who)
                        .filter(one -> one.key().equals(person.key()))
                        .isPresent();
    }

    private static Right second(Roster roster, Signer signer) {
        return roster.find(signer.person())
                        .filter(one -> one.may(Right.APPROVE))
                        .isPresent()
                ? Right.APPROVE
                : Right.DECIDE;
    }

    private static String said(String words, String remedy) {
        String text = words.strip();
        if (text.isEmpty() || text.length() > MOST_WORDS) {
            throw new BadInput("alone.words", "It takes a few words, at most " + MOST_WORDS + " characters.", remedy);
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void record(String person, String action, Announcement announcement, Map<String, Value> more) {
        Announcement.Said said = announcement.said();
        Map<String, Value> details = new LinkedHashMap<>(more);
        details.put("alone", Value.of(announcement.digest()));
        details.put("plan", Value.of(said.plan()));
        details.put("policy", Value.of(said.policy()));
        details.put("rows", Value.of(said.rows()));
        details.put("consent", Value.of(Announcement.LABEL));
        audit.append(new Entry(person, action, said.target(), details));
    }
}
