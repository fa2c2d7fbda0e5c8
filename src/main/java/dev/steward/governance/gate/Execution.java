package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.gate.ChangeState.Stage;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Rule;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StorageFailed;
import dev.steward.model.Value;
import dev.steward.model.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out plans: look again, archive, commit, verify, each step on disk and in the audit log before the next. Killed anywhere, the
 * next run of the same plan finds out what was done and goes on.
 */
public final class Execution {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * What looking after a change has found.
     *
     * @param findings what is not as it should be, in words; empty: all is
     * @param words what was looked at
     */
    public record Verification(List<String> findings, String words) {
        public Verification {
            findings = List.copyOf(findings);
        }

        public boolean holds() {
            return findings.isEmpty();
        }
    }

    private final Changes changes;
    private final AuditLog audit;
    private final InstantSource clock;
    private final CrashPoint crash;

    public Execution(Changes changes, AuditLog audit, InstantSource clock, CrashPoint crash) {
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.crash = crash;
    }

    static Refused otherRoster(String target) {
        return new Refused(
                "other-roster",
                "Other people than those of this home remove from " + target + ".",
                "Work in the home whose people have done so before, or copy its roster here (docs/threat-model.md).");
    }

    /** Opens what the plan is about. */
    interface Opening {
        OpenTarget open();
    }

    /** @param permit asked before anything is removed; what the target has committed before is only brought to its end */
    ChangeState run(
            PlanDocument document,
            Consent consent,
            String person,
            String roster,
            Opening opening,
            OpenTarget.Permit permit,
            Work work) {
        try (LockFile.Held _ = only(document);
                OpenTarget target = opening.open()) {
            Run run = new Run(document, consent, person, permit, target, work);
            try {
                return run.go(roster);
            } catch (RuntimeException failed) {
                run.failed(failed);
                throw failed;
            }
        }
    }

    private LockFile.Held only(PlanDocument document) {
        try {
            return new LockFile(changes.lock(document), PATIENCE).hold();
        } catch (StorageFailed failed) {
            throw failed.code().equals(LockFile.BUSY)
                    ? new StorageFailed(
                            "change-busy",
                            "The plan " + document.shortDigest() + " is being carried out just now.",
                            "Wait until that has ended.",
                            failed)
                    : failed;
        }
    }

    /** One run of a plan. */
    private final class Run {
        private final PlanDocument document;
        private final Plan plan;
        private final Consent consent;
        private final String person;
        private final OpenTarget.Permit permit;
        private final OpenTarget target;
        private final Work work;

        Run(
                PlanDocument document,
                Consent consent,
                String person,
                OpenTarget.Permit permit,
                OpenTarget target,
                Work work) {
            this.document = document;
            this.plan = document.plan();
            this.consent = consent;
            this.person = person;
            this.permit = permit;
            this.target = target;
            this.work = work;
        }

        ChangeState go(String roster) {
            target.check(plan, roster);
            Optional<ChangeState> before = changes.find(document);
            Optional<ChangeState> made = target.made(document, before);
            made.ifPresent(state -> record("change.resumed", state, Map.of()));
            return finish(made.orElseGet(() -> change(before)));
        }

        private ChangeState change(Optional<ChangeState> before) {
            Rule rule = permit.check();
            work.checkCancelled();
            ChangeState state = started(target.decide(document, rule, before, work), singlePerson(before));
            // What a plan says of its target is believed no more than what it says of its files.
            consent.exceeded(state.rows(), state.rows() + state.left()).ifPresent(words -> {
                throw new Refused("envelope", words, "Let it be approved once: steward retention plan.");
            });
            record(
                    target.touched() ? "change.resumed" : "change.started",
                    state,
                    consent.singlePerson().isPresent() ? Map.of() : Map.of("approved-by", Value.of(consent.person())));
            crash.reached("recorded");
            changes.begin(document, consent, state);
            crash.reached("begun");
            if (state.going().isEmpty()) {
                return target.commit(document, state, permit, work);
            }
            if (plan.archive().isPresent()) {
                target.archive(document, rule, state, work);
                record("archive.written", state, Map.of("archive", Value.of(document.shortDigest())));
                state = state.at(Stage.ARCHIVED);
                changes.write(document, state);
                crash.reached("archived");
            }
            target.ready(document, state, permit, work);
            state = state.at(Stage.COMMITTING);
            changes.write(document, state);
            crash.reached("committing");
            return target.commit(document, state, permit, work);
        }

        /** A part that one person removed alone stays what it is when a second one joins in. */
        private Optional<String> singlePerson(Optional<ChangeState> before) {
            return consent.singlePerson()
                    .or(() -> before.filter(_ -> target.touched()).flatMap(ChangeState::singlePerson));
        }

        private ChangeState started(OpenTarget.Decided decided, Optional<String> singlePerson) {
            return new ChangeState(
                    Stage.STARTED,
                    plan.policy(),
                    plan.target().id(),
                    person,
                    clock.instant(),
                    decided.going(),
                    decided.skipped(),
                    decided.rows(),
                    decided.left(),
                    Optional.empty(),
                    Optional.empty(),
                    singlePerson);
        }

        private ChangeState finish(ChangeState state) {
            changes.write(document, state);
            record("change.committed", state, Map.of());
            crash.reached("committed");
            List<String> settled = target.settle(document, state, work);
            crash.reached("forgotten");
            Verification verification = verified(state);
            record(
                    "change.finished",
                    state,
                    settled.isEmpty()
                            ? Map.of("verified", Value.of(verification.words()))
                            : Map.of(
                                    "verified",
                                    Value.of(verification.words()),
                                    "target",
                                    Value.of(String.join(" ", settled))));
            crash.reached("finished");
            ChangeState done = state.verified(clock.instant());
            changes.write(document, done);
            return done;
        }

        private Verification verified(ChangeState state) {
            Verification verification;
            try {
                verification = target.verify(document, state, work);
            } catch (Cancelled wanted) {
                throw wanted;
            } catch (Failure failed) {
                throw unfinished("it could not be looked after: " + failed.getMessage(), failed);
            }
            if (!verification.holds()) {
                record(
                        "change.unverified",
                        state,
                        Map.of("findings", Value.of(verification.findings().size())));
                throw unfinished(String.join(" ", verification.findings()), new IllegalStateException("unverified"));
            }
            return verification;
        }

        private static SourceUnavailable unfinished(String why, Exception cause) {
            return new SourceUnavailable(
                    "change-unfinished",
                    "The change was made, but " + why,
                    "Look into it before anything else is changed, then carry the plan out again: it only looks after it.",
                    cause);
        }

        void failed(RuntimeException failed) {
            String code = failed instanceof Failure known ? known.code() : "unexpected";
            String before = failed instanceof Cancelled ? "change.cancelled" : "change.failed";
            String action = target.touched() ? "change.unfinished" : before;
            try {
                tell(action, code);
            } catch (RuntimeException unrecorded) {
                failed.addSuppressed(unrecorded);
            }
        }

        private void tell(String action, String code) {
            Map<String, Value> details = new LinkedHashMap<>();
            details.put("plan", Value.of(document.digest()));
            details.put("reason", Value.of(code));
            label(consent.singlePerson(), details);
            audit.append(new Entry(person, action, plan.target().title(), details));
        }

        private void record(String action, ChangeState state, Map<String, Value> more) {
            Map<String, Value> details = new LinkedHashMap<>(more);
            details.put("plan", Value.of(document.digest()));
            details.put("policy", Value.of(plan.policy()));
            details.put("files", Value.of(state.going().size()));
            details.put("rows", Value.of(state.rows()));
            details.put("skipped", Value.of(state.skipped().size()));
            state.generation().ifPresent(made -> details.put("generation", Value.of(made)));
            label(state.singlePerson(), details);
            audit.append(new Entry(person, action, plan.target().title(), details));
        }

        private static void label(Optional<String> singlePerson, Map<String, Value> details) {
            singlePerson.ifPresent(announcement -> {
                details.put("consent", Value.of(Announcement.LABEL));
                details.put("alone", Value.of(announcement));
            });
        }
    }
}
