package dev.steward.governance.gate;

import dev.steward.files.CrashPoint;
import dev.steward.files.Sha256;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.retention.LakeSurvey;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.LakeContents;
import dev.steward.source.Source;
import dev.steward.source.Writer;
import dev.steward.source.lake.LakeFiles;
import dev.steward.source.lake.LakeReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A lake: files go as wholes, in one step. It may leave files of the plan away; it touches no other. */
final class LakeTarget implements OpenTarget {
    private final Writer writer;
    private final Lakes lakes;
    private final LakeReading reading;
    private final Holds holds;
    private final Archives archives;
    private final Changes changes;
    private final Imports imports;
    private final CrashPoint crash;
    private boolean removed;

    LakeTarget(
            Writer writer,
            Lakes lakes,
            LakeReading reading,
            Holds holds,
            Archives archives,
            Changes changes,
            Imports imports,
            CrashPoint crash) {
        this.writer = writer;
        this.lakes = lakes;
        this.reading = reading;
        this.holds = holds;
        this.archives = archives;
        this.changes = changes;
        this.imports = imports;
        this.crash = crash;
    }

    static LakeContents ours(LakeContents contents, String roster) {
        if (!contents.roster().equals(Optional.of(roster))) {
            throw Execution.otherRoster(contents.lake().toString());
        }
        return contents;
    }

    @Override
    public void check(Plan plan, String roster) {
        LakeContents contents = writer.contents();
        if (!contents.id().equals(Optional.of(plan.target().id()))) {
            throw new Refused(
                    "other-lake",
                    contents.lake() + " is not the lake the plan was made for.",
                    "Make a plan for this one.");
        }
        ours(contents, roster);
    }

    /** A killed run has got as far as the lake's commit; how far that is, the lake alone says. */
    @Override
    public Optional<ChangeState> made(PlanDocument document, Optional<ChangeState> before) {
        LakeContents contents = writer.contents();
        removed = contents.removals().contains(document.shortDigest());
        if (!removed) {
            return Optional.empty();
        }
        ChangeState found = before.orElseThrow(() -> new Refused(
                "elsewhere",
                "This plan was carried out from another home.",
                "Look there what came of it; make a new plan for anything else."));
        return Optional.of(
                found.made()
                        ? found
                        : found.committed(Optional.of(contents.generation())
                                .filter(_ -> contents.removals().getLast().equals(document.shortDigest())
                                        && contents.rows() == found.left())));
    }

    @Override
    public boolean touched() {
        return removed;
    }

    @Override
    public Decided decide(PlanDocument document, Rule rule, Optional<ChangeState> before, Work work) {
        Plan plan = document.plan();
        LakeContents contents = writer.contents();
        work.progress(-1, "Looking at every file of the plan");
        try (Source source = lakes.open(contents.lake(), work)) {
            Recheck.Decided decided = new Recheck(plan, rule, contents)
                    .decide(
                            new LakeSurvey(contents, source, reading, work),
                            holds.inForce(),
                            changes.usual(plan.policy(), plan.target().id()),
                            before.map(state -> Set.copyOf(state.going())));
            return new Decided(
                    decided.going().stream().map(LakeContents.File::path).toList(),
                    decided.skipped(),
                    decided.rows(),
                    contents.rows() - decided.rows());
        }
    }

    @Override
    public void archive(PlanDocument document, Rule rule, ChangeState state, Work work) {
        Plan plan = document.plan();
        Set<String> going = Set.copyOf(state.going());
        List<Archive.Entry> files = new ArrayList<>();
        for (Plan.Item item : plan.items()) {
            if (going.contains(item.path())) {
                files.add(new Archive.Entry(
                        item.path(),
                        item.sha256(),
                        item.rows(),
                        item.bytes(),
                        Sha256.of(item.path()).substring(0, 16) + ".parquet.sealed",
                        List.of()));
            }
        }
        archives.make(Archive.of(document, files), writer.contents().lake(), work);
    }

    @Override
    public void ready(PlanDocument document, ChangeState state, Permit permit, Work work) {
        whole(writer.contents(), work);
        work.checkCancelled();
        if (!decide(document, permit.check(), Optional.of(state), work).going().equals(state.going())) {
            throw new Refused(
                    "meanwhile",
                    "Something of the plan was held, or has changed, while it was archived.",
                    "Carry it out again: what is held or changed stays.");
        }
    }

    /** What cannot be counted now could not be after the change either. */
    private void whole(LakeContents contents, Work work) {
        long there = reading.rows(contents, work);
        if (there != contents.rows()) {
            throw new Refused(
                    "lake-damaged",
                    "The files of the lake hold " + there + " rows, where " + contents.rows() + " are listed.",
                    "Restore them first; nothing was removed.");
        }
    }

    @Override
    public ChangeState commit(PlanDocument document, ChangeState state, Permit permit, Work work) {
        if (!state.going().isEmpty()) {
            writer.remove(by(document), document.shortDigest(), Set.copyOf(state.going()));
            removed = true;
            crash.reached("committed-lake");
        }
        return state.committed(Optional.of(writer.contents().generation()));
    }

    private static String by(PlanDocument document) {
        return (document.plan().ofImport() ? "taking-back " : "retention ") + document.shortDigest();
    }

    @Override
    public List<String> settle(PlanDocument document, ChangeState state, Work work) {
        writer.purge();
        if (document.plan().ofImport() && !state.going().isEmpty()) {
            imports.takenBack(
                    writer.contents().lake(),
                    document.plan().policy(),
                    document.digest(),
                    state.by(),
                    state.started(),
                    state.rows());
            crash.reached("history-told");
        }
        lakes.forget(writer.contents().lake());
        return List.of();
    }

    @Override
    public Execution.Verification verify(PlanDocument document, ChangeState state, Work work) {
        return verify(reading, document, state, work);
    }

    /** What goes, by path. Events that come later may get a path again that was free: the digest tells them apart. */
    private static Map<String, String> digests(Plan plan, ChangeState state) {
        Set<String> going = Set.copyOf(state.going());
        return plan.items().stream()
                .filter(item -> going.contains(item.path()))
                .collect(Collectors.toMap(Plan.Item::path, Plan.Item::sha256));
    }

    /** Looks at the disk, and at the footers of the files that are left. */
    static Execution.Verification verify(LakeReading reading, PlanDocument document, ChangeState state, Work work) {
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
        return new Execution.Verification(findings, words);
    }

    private static String words(boolean same, boolean right) {
        if (!same) {
            return "; the lake has changed since, so they were not counted against the plan.";
        }
        return right ? ", which is what should be left." : ", which is not what should be left.";
    }

    @Override
    public void close() {
        writer.close();
    }
}
