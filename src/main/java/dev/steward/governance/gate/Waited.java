package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Head;
import dev.steward.audit.Recorded;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.alone.Evidence;
import dev.steward.model.Refused;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody has really waited who announced to do something alone. A clock is not believed by itself: the audit log must hold,
 * and agree with its anchors; its entries must not show that the clock was set back; and as long as the machine was not started again,
 * it must have counted that long itself.
 */
final class Waited {
    /** How far clocks may be apart, or be put right. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** How far what a machine counts may lag behind its clock. */
    private static final Duration LAG = Duration.ofMinutes(1);

    /** More entries than a home writes in the days that matter. */
    private static final int LATELY = 10_000;

    private record Looked(String announcement, Head head) {}

    private final Evidence evidence;
    private final AuditLog audit;
    private final InstantSource clock;
    private volatile Optional<Looked> looked = Optional.empty();

    Waited(Evidence evidence, AuditLog audit, InstantSource clock) {
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refused when what is recorded now would not show how long somebody waits from now on */
    void beginning(Work work) {
        whole(work);
        neverLater(audit.entries(AuditQuery.newest(LATELY)));
    }

    /** @throws Refused unless everything that shows it says that it has waited so long */
    void check(Announcement announcement, Duration wait) {
        counted(announcement, wait);
        Looked now = new Looked(announcement.digest(), audit.head());
        if (!looked.equals(Optional.of(now))) {
            whole(Work.unobserved());
            List<Recorded> story = audit.story(announcement.said().plan());
            neverObjected(announcement, story);
            Recorded entry = entry(announcement, story);
            List<Recorded> since = audit.entries(AuditQuery.newest(LATELY)).reversed().stream()
                    .filter(one -> one.sequence() >= entry.sequence())
                    .toList();
            neverSetBack(since);
            neverLater(since);
            looked = Optional.of(now);
        }
    }

    private void counted(Announcement announcement, Duration wait) {
        evidence.uptime()
                .get()
                .flatMap(now -> announcement.said().uptime().flatMap(now::since))
                .filter(time -> time.plus(LAG).compareTo(wait) < 0)
                .ifPresent(time -> {
                    throw new Refused(
                            "alone-not-waited",
                            "This machine has counted " + words(time) + " since it was announced, not " + words(wait)
                                    + ": its clock was set.",
                            "Wait until the machine has counted " + words(wait) + ", and set its clock right.");
                });
    }

    private static String words(Duration time) {
        return time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    private void whole(Work work) {
        if (!evidence.log().apply(work).ok()) {
            throw new Refused(
                    "alone-log",
                    "The audit log does not hold, or does not agree with its anchors: it shows nothing of how long anybody waited.",
                    "steward audit verify says what is wrong with it. Let a second person approve the plan.");
        }
    }

    // A process may be killed when an objection is recorded and its file not written.
    private static void neverObjected(Announcement announcement, List<Recorded> story) {
        story.stream()
                .filter(entry -> entry.action().equals(AloneGate.OBJECTED) && about(entry, announcement))
                .findFirst()
                .ifPresent(entry -> {
                    throw objected(entry.payload().map(Recorded.Payload::person).orElse("Somebody"));
                });
    }

    static Refused objected(String who) {
        return new Refused(
                "alone-objected",
                who + " objected: it is void.",
                "steward alone list says why. Let a second person approve the plan.");
    }

    private static Recorded entry(Announcement announcement, List<Recorded> story) {
        return story.stream()
                .filter(entry -> entry.action().equals(AloneGate.ANNOUNCED) && about(entry, announcement))
                .filter(entry -> Duration.between(announcement.said().at(), entry.time())
                                .abs()
                                .compareTo(CLOCKS)
                        < 0)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "alone-unrecorded",
                        "The audit log of this home does not say that this was announced then.",
                        "Announce it in the home in which it is carried out: steward alone announce."));
    }

    /** Whether an entry is about an announcement. */
    private static boolean about(Recorded entry, Announcement announcement) {
        return entry.payload()
                .map(payload -> payload.details().get("alone"))
                .equals(Optional.of(Value.of(announcement.digest())));
    }

    private static void neverSetBack(List<Recorded> since) {
        Instant latest = Instant.MIN;
        for (Recorded entry : since) {
            if (entry.time().isBefore(latest.equals(Instant.MIN) ? latest : latest.minus(CLOCKS))) {
                throw new Refused(
                        "alone-clock",
                        "The clock was set back since it was announced (entry " + entry.sequence()
                                + " of the audit log): nobody can say how long it waited.",
                        "Announce it anew when this one is over, or let a second person approve the plan.");
            }
            latest = entry.time().isAfter(latest) ? entry.time() : latest;
        }
    }

    private void neverLater(List<Recorded> entries) {
        Instant now = clock.instant();
        entries.stream()
                .filter(entry -> entry.time().isAfter(now.plus(CLOCKS)))
                .findFirst()
                .ifPresent(entry -> {
                    throw new Refused(
                            "alone-clock",
                            "The clock says " + now + ", and entry " + entry.sequence()
                                    + " of the audit log was written at " + entry.time() + ".",
                            "Set the clock right, or let a second person approve the plan.");
                });
    }
}
