package dev.steward.governance.gate;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.gate.ChangeState.Skipped;
import dev.steward.governance.gate.ChangeState.Stage;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.people.Hash;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.retention.LakeSurvey;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out plans on lakes: look again, archive, commit, verify, each step on disk and in the audit log before the next. Killed
 * anywhere, the next run of the same plan finds out what was done and goes on. It may leave files of the plan away; it touches no
 * other.
 */
public final class Execution {
    /** A plan of which more has drifted away since is no longer what was approved. */
    private static final double MOST_SKIPPED = 0.10;

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

    /** What a lake holds now, which has an id from now on. */
    LakeContents identified(Path lake, String person) {
        try (Writer writer = desk.open(lake, "plan by " + person)) {
            return writer.contents();
        }
    }

    ChangeState run(PlanDocument document, Approval approval, String person, Work work) {
        try (LockFile.Held _ = new LockFile(changes.lock(document), PATIENCE).hold();
                Writer writer = desk.open(Path.of(document.plan().target().path()), "change by " + person)) {
            Run run = new Run(document, approval, person, writer, work);
            try {
                return run.go();
            } catch (RuntimeException failed) {
                run.failed(failed);
                throw failed;
            }
        }
    }

    /** One run of a plan. */
    private final class Run {
        private final PlanDocument document;
        private final Plan plan;
        private final Approval approval;
        private final String person;
        private final Writer writer;
        private final Work work;

        Run(PlanDocument document, Approval approval, String person, Writer writer, Work work) {
            this.document = document;
            this.plan = document.plan();
            this.approval = approval;
            this.person = person;
            this.writer = writer;
            this.work = work;
        }

        ChangeState go() {
            LakeContents contents = writer.contents();
            if (!contents.id().equals(Optional.of(plan.target().id()))) {
                throw new Refused(
                        "other-lake",
                        contents.lake() + " is not the lake the plan was made for.",
                        "Make a plan for this one.");
            }
            Optional<ChangeState> before = changes.find(document);
            return finish(before.filter(found -> found.made() || committed(found, contents))
                    .map(this::resumed)
                    .orElseGet(() -> change(contents)));
        }

        /** A killed run had decided what goes; whether it went, the lake itself says: all of it or nothing. */
        private boolean committed(ChangeState found, LakeContents contents) {
            Map<String, String> going = digests(plan, found);
            return found.stage() == Stage.COMMITTING
                    && contents.files().stream().noneMatch(file -> file.sha256().equals(going.get(file.path())));
        }

        private ChangeState resumed(ChangeState found) {
            ChangeState state =
                    found.made() ? found : found.committed(writer.contents().generation());
            record("change.resumed", state, Map.of());
            return state;
        }

        private ChangeState change(LakeContents contents) {
            ChangeState state = decide(contents);
            record("change.started", state, Map.of("approved-by", Value.of(approval.person())));
            crash.reached("recorded");
            changes.begin(document, approval, state);
            crash.reached("begun");
            if (state.going().isEmpty()) {
                return state.committed(contents.generation());
            }
            if (plan.archive().isPresent()) {
                archives.make(archive(state), contents.lake(), work);
                record("archive.written", state, Map.of("archive", Value.of(document.shortDigest())));
                state = state.at(Stage.ARCHIVED);
                changes.write(document, state);
                crash.reached("archived");
            }
            work.checkCancelled();
            state = state.at(Stage.COMMITTING);
            changes.write(document, state);
            crash.reached("committing");
            writer.remove("retention " + document.shortDigest(), Set.copyOf(state.going()));
            crash.reached("committed-lake");
            return state.committed(writer.contents().generation());
        }

        /** The same looks as the plan's, at what is there now: it can only become less. */
        private ChangeState decide(LakeContents contents) {
            Map<String, LakeContents.File> now =
                    contents.files().stream().collect(Collectors.toMap(LakeContents.File::path, Function.identity()));
            List<Skipped> skipped = new ArrayList<>();
            List<LakeContents.File> going = new ArrayList<>();
            for (Plan.Item item : plan.items()) {
                work.checkCancelled();
                work.progress(-1, "Looking at " + item.path());
                Optional<LakeContents.File> file = Optional.ofNullable(now.get(item.path()));
                drifted(item, file)
                        .ifPresentOrElse(
                                why -> skipped.add(new Skipped(item.path(), item.rows(), why)),
                                () -> going.add(file.orElseThrow()));
            }
            if (!going.isEmpty()) {
                try (Source source = lakes.open(contents.lake(), work)) {
                    Set<String> held = new LinkedHashSet<>();
                    for (Plan.Kept kept :
                            new LakeSurvey(contents, source, reading, work).held(holds.inForce(), going)) {
                        if (held.add(kept.path())) {
                            skipped.add(new Skipped(kept.path(), kept.rows(), "held by " + kept.cause()));
                        }
                    }
                    going.removeIf(file -> held.contains(file.path()));
                }
            }
            long away = skipped.stream()
                    .filter(one -> !one.why().startsWith("held by "))
                    .mapToLong(Skipped::rows)
                    .sum();
            if (away > MOST_SKIPPED * plan.rows()) {
                throw new Refused(
                        "drifted",
                        "The lake has changed too much since the plan was made: " + away + " of " + plan.rows()
                                + " rows lie in files that are other ones now.",
                        "Make a new plan, and let it be approved.");
            }
            long rows = going.stream().mapToLong(LakeContents.File::rows).sum();
            return new ChangeState(
                    Stage.STARTED,
                    plan.policy(),
                    plan.target().id(),
                    person,
                    clock.instant(),
                    going.stream().map(LakeContents.File::path).toList(),
                    skipped,
                    rows,
                    contents.rows() - rows,
                    Optional.empty(),
                    Optional.empty());
        }

        private Optional<String> drifted(Plan.Item item, Optional<LakeContents.File> file) {
            if (file.isEmpty()) {
                return Optional.of("not in the lake any more");
            }
            if (!file.get().sha256().equals(item.sha256())
                    || !LakeFiles.sha256(file.get()).equals(Optional.of(item.sha256()))) {
                return Optional.of("changed since the plan was made");
            }
            return Optional.empty();
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
                    Keep.parse(keep).flatMap(kept -> until(kept, plan.asOf())),
                    files);
        }

        private ChangeState finish(ChangeState state) {
            changes.write(document, state);
            record("change.committed", state, Map.of());
            crash.reached("committed");
            writer.purge();
            lakes.forget(writer.contents().lake());
            crash.reached("forgotten");
            Verification verification = verify(document, state, work);
            if (!verification.holds()) {
                record(
                        "change.unverified",
                        state,
                        Map.of("findings", Value.of(verification.findings().size())));
                throw new Refused(
                        "unverified",
                        "The change was made, but not all is as it should be: "
                                + String.join(" ", verification.findings()),
                        "Look into it before anything else is changed; steward verify looks again.");
            }
            record("change.finished", state, Map.of("verified", Value.of(verification.words())));
            crash.reached("finished");
            ChangeState done = state.verified(clock.instant());
            changes.write(document, done);
            return done;
        }

        void failed(RuntimeException failed) {
            String code = failed instanceof Failure known ? known.code() : "unexpected";
            String action = failed instanceof Cancelled ? "change.cancelled" : "change.failed";
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

    /** The first day on which a thing of that age may go. */
    private static Optional<Instant> until(Keep keep, Instant made) {
        LocalDate day = made.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return Optional.ofNullable(
                        switch (keep.unit()) {
                            case HOUR, DAY -> day.plusDays(keep.unit() == Keep.Unit.DAY ? keep.amount() : 1);
                            case WEEK -> day.plusWeeks(keep.amount());
                            case MONTH -> day.plusMonths(keep.amount());
                            case YEAR -> day.plusYears(keep.amount());
                            case EVER -> null;
                        })
                .map(then -> then.atStartOfDay(ZoneOffset.UTC).toInstant());
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
                same
                        ? ", which is what should be left."
                        : "; the lake has changed since, so they were not counted against the plan.");
        return new Verification(findings, words);
    }
}
