package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.gate.ChangeState.Stage;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.people.Hash;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.retention.LakeSurvey;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StorageFailed;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import dev.steward.source.Source;
import dev.steward.source.Writer;
import dev.steward.source.lake.LakeFiles;
import dev.steward.source.lake.LakeReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out plans on lakes: look again, archive, commit, verify, each step on disk and in the audit log before the next. Killed
 * anywhere, the next run of the same plan finds out what was done and goes on. It may leave files of the plan away; it touches no
 * other.
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

    private final Writer.Desk desk;
    private final Lakes lakes;
    private final LakeReading reading;
    private final Holds holds;
    private final Archives archives;
    private final Changes changes;
    private final AuditLog audit;
    private final InstantSource clock;
    private final CrashPoint crash;

    public Execution(
            Writer.Desk desk,
            Lakes lakes,
            LakeReading reading,
            Holds holds,
            Archives archives,
            Changes changes,
            AuditLog audit,
            InstantSource clock,
            CrashPoint crash) {
        this.desk = desk;
        this.lakes = lakes;
        this.reading = reading;
        this.holds = holds;
        this.archives = archives;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.crash = crash;
    }

    /**
     * What a lake holds now, which has an id and belongs to this roster from now on.
     *
     * @throws Refused when it belongs to another one
     */
    LakeContents identified(Path lake, String person, String roster) {
        try (Writer writer = desk.open(lake, "plan by " + person)) {
            writer.claim(roster);
            return ours(writer.contents(), roster);
        }
    }

    private static LakeContents ours(LakeContents contents, String roster) {
        if (!contents.roster().equals(Optional.of(roster))) {
            throw new Refused(
                    "other-roster",
                    "Other people than those of this home remove from " + contents.lake() + ".",
                    "Work in the home whose people have done so before, or copy its roster here (docs/threat-model.md).");
        }
        return contents;
    }

    /** What must hold at the moment something is removed. */
    interface Permit {
        /** The policy by which it goes; throws {@link Refused} when it must not. */
        RetentionPolicy check();
    }

    /** @param permit asked before anything is removed; what the lake has committed before is only brought to its end */
    ChangeState run(PlanDocument document, Approval approval, String person, String roster, Permit permit, Work work) {
        Path lake = Path.of(document.plan().target().path());
        try (LockFile.Held _ = only(document);
                Writer writer = desk.open(lake, "change by " + person)) {
            Run run = new Run(document, approval, person, permit, writer, work);
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
        private final Approval approval;
        private final String person;
        private final Permit permit;
        private final Writer writer;
        private final Work work;
        private boolean removed;

        Run(PlanDocument document, Approval approval, String person, Permit permit, Writer writer, Work work) {
            this.document = document;
            this.plan = document.plan();
            this.approval = approval;
            this.person = person;
            this.permit = permit;
            this.writer = writer;
            this.work = work;
        }

        ChangeState go(String roster) {
            LakeContents contents = writer.contents();
            if (!contents.id().equals(Optional.of(plan.target().id()))) {
                throw new Refused(
                        "other-lake",
                        contents.lake() + " is not the lake the plan was made for.",
                        "Make a plan for this one.");
            }
            ours(contents, roster);
            Optional<ChangeState> before = changes.find(document);
            removed = contents.removals().contains(document.shortDigest());
            return finish(removed ? resumed(before, contents) : change(before, contents));
        }

        /** A killed run has got as far as the lake's commit; how far that is, the lake alone says. */
        private ChangeState resumed(Optional<ChangeState> before, LakeContents contents) {
            ChangeState found = before.orElseThrow(() -> new Refused(
                    "elsewhere",
                    "This plan was carried out from another home.",
                    "Look there what came of it; make a new plan for anything else."));
            ChangeState state = found.made()
                    ? found
                    : found.committed(Optional.of(contents.generation())
                            .filter(_ -> contents.removals().getLast().equals(document.shortDigest())
                                    && contents.rows() == found.left()));
            record("change.resumed", state, Map.of());
            return state;
        }

        private ChangeState change(Optional<ChangeState> before, LakeContents contents) {
            ChangeState state = decide(before, contents);
            record("change.started", state, Map.of("approved-by", Value.of(approval.person())));
            crash.reached("recorded");
            changes.begin(document, approval, state);
            crash.reached("begun");
            if (state.going().isEmpty()) {
                return state.committed(Optional.of(contents.generation()));
            }
            if (plan.archive().isPresent()) {
                archives.make(archive(state), contents.lake(), work);
                record("archive.written", state, Map.of("archive", Value.of(document.shortDigest())));
                state = state.at(Stage.ARCHIVED);
                changes.write(document, state);
                crash.reached("archived");
            }
            whole(contents);
            work.checkCancelled();
            // Archiving may have taken hours: nothing that was true then is taken for true now.
            if (!decide(Optional.of(state), contents).going().equals(state.going())) {
                throw new Refused(
                        "meanwhile",
                        "Something of the plan was held, or has changed, while it was archived.",
                        "Carry it out again: what is held or changed stays.");
            }
            state = state.at(Stage.COMMITTING);
            changes.write(document, state);
            crash.reached("committing");
            writer.remove("retention " + document.shortDigest(), document.shortDigest(), Set.copyOf(state.going()));
            removed = true;
            crash.reached("committed-lake");
            return state.committed(Optional.of(writer.contents().generation()));
        }

        /** What cannot be counted now could not be after the change either. */
        private void whole(LakeContents contents) {
            long there = reading.rows(contents, work);
            if (there != contents.rows()) {
                throw new Refused(
                        "lake-damaged",
                        "The files of the lake hold " + there + " rows, where " + contents.rows() + " are listed.",
                        "Restore them first; nothing was removed.");
            }
        }

        private ChangeState decide(Optional<ChangeState> before, LakeContents contents) {
            RetentionPolicy policy = permit.check();
            work.checkCancelled();
            work.progress(-1, "Looking at every file of the plan");
            try (Source source = lakes.open(contents.lake(), work)) {
                Recheck.Decided decided = new Recheck(plan, policy, contents)
                        .decide(
                                new LakeSurvey(contents, source, reading, work),
                                holds.inForce(),
                                changes.usual(plan.policy(), plan.target().id()),
                                before.map(state -> Set.copyOf(state.going())));
                return new ChangeState(
                        Stage.STARTED,
                        plan.policy(),
                        plan.target().id(),
                        person,
                        clock.instant(),
                        decided.going().stream().map(LakeContents.File::path).toList(),
                        decided.skipped(),
                        decided.rows(),
                        contents.rows() - decided.rows(),
                        Optional.empty(),
                        Optional.empty());
            }
        }

        private Archive archive(ChangeState state) {
            Set<String> going = Set.copyOf(state.going());
            List<Archive.Entry> files = new ArrayList<>();
            for (Plan.Item item : plan.items()) {
                if (going.contains(item.path())) {
                    files.add(new Archive.Entry(
                            item.path(),
                            item.sha256(),
                            item.rows(),
                            item.bytes(),
                            Hash.of(item.path()).substring(0, 16) + ".parquet.sealed"));
                }
            }
            String keep = plan.archive().orElseThrow();
            return new Archive(
                    document.shortDigest(),
                    document.digest(),
                    plan.target().path(),
                    plan.target().id(),
                    plan.policy(),
                    plan.asOf(),
                    keep,
                    Keep.parse(keep).flatMap(kept -> kept.end(plan.asOf())),
                    files);
        }

        private ChangeState finish(ChangeState state) {
            changes.write(document, state);
            record("change.committed", state, Map.of());
            crash.reached("committed");
            writer.purge();
            lakes.forget(writer.contents().lake());
            crash.reached("forgotten");
            Verification verification = verified(state);
            record("change.finished", state, Map.of("verified", Value.of(verification.words())));
            crash.reached("finished");
            ChangeState done = state.verified(clock.instant());
            changes.write(document, done);
            return done;
        }

        private Verification verified(ChangeState state) {
            Verification verification;
            try {
                verification = verify(document, state, work);
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
            String action = removed ? "change.unfinished" : before;
            try {
                tell(action, code);
            } catch (RuntimeException unrecorded) {
                failed.addSuppressed(unrecorded);
            }
        }

        private void tell(String action, String code) {
            audit.append(new Entry(
                    person,
                    action,
                    plan.target().path(),
                    Map.of("plan", Value.of(document.digest()), "reason", Value.of(code))));
        }

        private void record(String action, ChangeState state, Map<String, Value> more) {
            Map<String, Value> details = new LinkedHashMap<>(more);
            details.put("plan", Value.of(document.digest()));
            details.put("policy", Value.of(plan.policy()));
            details.put("files", Value.of(state.going().size()));
            details.put("rows", Value.of(state.rows()));
            details.put("skipped", Value.of(state.skipped().size()));
            state.generation().ifPresent(made -> details.put("generation", Value.of(made)));
            audit.append(new Entry(person, action, plan.target().path(), details));
        }
    }

    /** What goes, by path. Events that come later may get a path again that was free: the digest tells them apart. */
    private static Map<String, String> digests(Plan plan, ChangeState state) {
        Set<String> going = Set.copyOf(state.going());
        return plan.items().stream()
                .filter(item -> going.contains(item.path()))
                .collect(Collectors.toMap(Plan.Item::path, Plan.Item::sha256));
    }

    /** By another path than the change: the disk, and the footers of the files that are left. */
    Verification verify(PlanDocument document, ChangeState state, Work work) {
        List<String> findings = new ArrayList<>();
        Path lake = Path.of(document.plan().target().path());
        LakeContents now = LakeFiles.of(lake);
        Map<String, String> gone = digests(document.plan(), state);
        now.files().stream()
                .filter(file -> file.sha256().equals(gone.get(file.path())))
                .forEach(file -> findings.add(file.path() + " is in the lake's list of files."));
        Set<String> listedPaths =
                now.files().stream().map(LakeContents.File::path).collect(Collectors.toSet());
        gone.keySet().stream()
                .filter(path -> !listedPaths.contains(path) && Files.exists(lake.resolve(path)))
                .forEach(path -> findings.add(path + " lies on disk."));
        boolean same = state.generation().equals(Optional.of(now.generation()));
        long listed = now.rows();
        long there = reading.rows(now, work);
        if (there != listed) {
            findings.add("The files hold " + there + " rows, where " + listed + " are listed.");
        }
        if (same && there != state.left()) {
            findings.add("The lake holds " + there + " rows, where " + state.left() + " should be left.");
        }
        String words = String.format(
                Locale.ROOT,
                "%,d files with %,d rows are gone from the list and from disk; the %,d files of generation %s hold %,d rows%s",
                state.going().size(),
                state.rows(),
                now.files().size(),
                now.generation(),
                there,
                words(same, there == state.left()));
        return new Verification(findings, words);
    }

    private static String words(boolean same, boolean right) {
        if (!same) {
            return "; the lake has changed since, so they were not counted against the plan.";
        }
        return right ? ", which is what should be left." : ", which is not what should be left.";
    }
}
