package dev.steward.governance.gate;

import dev.steward.definition.Mapping;
import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.Archives;
import dev.steward.governance.gate.ChangeState.Skipped;
import dev.steward.governance.hold.Holds;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.policy.Subject;
import dev.steward.governance.retention.RowKeys;
import dev.steward.governance.retention.RowRules;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.RowWriter;
import dev.steward.source.lake.RowFile;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database: rows go by key, version and hash, in batches that the database itself writes down. A row goes only while it is
 * as it was planned, and still may: each batch asks that of the server again.
 */
final class TableTarget implements OpenTarget {
    private final RowWriter writer;
    private final SavedConnection connection;
    private final RowFile files;
    private final Holds holds;
    private final Archives archives;
    private final Changes changes;
    private final CrashPoint crash;
    private boolean touched;
    private @Nullable Mapping events;

    TableTarget(
            RowWriter writer,
            SavedConnection connection,
            RowFile files,
            Holds holds,
            Archives archives,
            Changes changes,
            CrashPoint crash) {
        this.writer = writer;
        this.connection = connection;
        this.files = files;
        this.holds = holds;
        this.archives = archives;
        this.changes = changes;
        this.crash = crash;
    }

    private RowLists lists(PlanDocument document) {
        return new RowLists(changes, files, document);
    }

    private static RetentionPolicy policy(Plan plan, Rule by) {
        if (by instanceof RetentionPolicy policy) {
            return policy;
        }
        throw Recheck.notByRule(plan, "rows of a database go by policies alone");
    }

    private RowRule rule(Plan plan, RetentionPolicy policy) {
        return RowRules.of(policy, connection, this::events, holds.inForce(), plan.cutOff(), plan.asOf());
    }

    private Mapping events() {
        Mapping known = events;
        if (known == null) {
            try (RowLook look = writer.look(Work.unobserved())) {
                known = look.events(connection, Work.unobserved());
            }
            events = known;
        }
        return known;
    }

    @Override
    public void check(Plan plan, String roster) {
        try (RowLook look = writer.look(Work.unobserved())) {
            RowLook.Database database = look.database();
            if (!database.id().equals(plan.target().id())) {
                throw new Refused(
                        "other-database",
                        connection.title() + " is not the database the plan was made for.",
                        "Make a plan for this one.");
            }
            if (!database.roster().equals(Optional.of(roster))) {
                throw Execution.otherRoster(connection.title());
            }
        }
    }

    /** Batches are written down in the database as they are made: with what a killed run has left, this one simply goes on. */
    @Override
    public Optional<ChangeState> made(PlanDocument document, Optional<ChangeState> before) {
        // Rows in clear, of a run that was killed: whatever comes of this one.
        archives.clearWorkshop(document.shortDigest());
        touched = !writer.done(document.digest()).removed().isEmpty();
        if (touched && before.isEmpty()) {
            throw new Refused(
                    "elsewhere",
                    "This plan was carried out from another home.",
                    "Look there what came of it; make a new plan for anything else.");
        }
        return before.filter(ChangeState::made);
    }

    @Override
    public boolean touched() {
        return touched;
    }

    @Override
    public Decided decide(PlanDocument document, Rule by, Optional<ChangeState> before, Work work) {
        Plan plan = document.plan();
        RetentionPolicy policy = policy(plan, by);
        TableRecheck recheck = new TableRecheck(plan, policy, connection);
        recheck.sameAsPolicy();
        RowLists lists = lists(document);
        Path planned = lists.planned(work);
        RowRule rule = rule(plan, policy);
        RowWriter.Done done = writer.done(document.digest());
        try (RowLook look = writer.look(work)) {
            if (!look.form(rule, work).equals(plan.target().generation())) {
                throw new Refused(
                        "table-changed",
                        "The table " + rule.title() + " has another form than when the plan was made.",
                        "Make a new plan, and let it be approved.");
            }
            work.progress(-1, "Looking at every row of the plan");
            List<RowLook.Part> parts = look.survey(rule, work);
            look.ready(rule, parts, work);
            boolean settled = !done.removed().isEmpty() || archives.has(document.shortDigest());
            return recheck.decide(
                    rule,
                    parts,
                    lists.decide(look, rule, planned, settled, work),
                    done,
                    changes.usual(plan.policy(), plan.target().id()));
        }
    }

    @Override
    public void archive(PlanDocument document, Rule by, ChangeState state, Work work) {
        String id = document.shortDigest();
        if (archives.has(id)) {
            archived(document, work);
            return;
        }
        if (touched) {
            throw new Refused(
                    "archive-missing",
                    "The archive " + id + " of what this change has removed already is not here.",
                    "Put it back where it was; if it is lost, make a new plan for what is left.");
        }
        Path workshop = archives.workshop(id);
        RowRule rule = rule(document.plan(), policy(document.plan(), by));
        try (RowLook look = writer.look(work)) {
            List<Archive.Entry> entries = new ArrayList<>();
            RowLists lists = lists(document);
            RowArchive rows = new RowArchive(files, workshop);
            for (String part : state.going()) {
                entries.add(rows.write(look, rule, part, lists.going(), work));
                crash.reached("archived-rows");
            }
            // What has changed since it was decided is not in the archive: it must not go.
            files.keys(paths(workshop, entries), lists.going(), work);
            archives.make(Archive.of(document, entries), workshop, work);
        } finally {
            archives.clearWorkshop(id);
        }
    }

    /** The archive that a run before has made: what goes must be in it. */
    private void archived(PlanDocument document, Work work) {
        String id = document.shortDigest();
        Path workshop = archives.workshop(id);
        Path keys = changes.file(document, "archived");
        try {
            Archive archive = archives.restore(id, workshop, work);
            if (!archive.plan().equals(document.digest())) {
                throw new Refused(
                        "archive-other", "The archive " + id + " is that of another plan.", "Make a new plan.");
            }
            files.keys(paths(workshop, archive.files()), keys, work);
            lists(document).within(keys, "the archive", work);
        } finally {
            SafeFiles.delete(keys);
            archives.clearWorkshop(id);
        }
    }

    private static List<Path> paths(Path workshop, List<Archive.Entry> entries) {
        return entries.stream().map(entry -> workshop.resolve(entry.path())).toList();
    }

    /** Each batch looks for itself, in its own transaction, whatever was true before. */
    @Override
    public void ready(PlanDocument document, ChangeState state, Permit permit, Work work) {
        permit.check();
    }

    @Override
    public ChangeState commit(PlanDocument document, ChangeState state, Permit permit, Work work) {
        if (state.going().isEmpty()) {
            // Nothing was archived, or looked after, for this run.
            return counted(document, state);
        }
        Plan plan = document.plan();
        drop(document, permit, work);
        RowWriter.Done done = writer.done(document.digest());
        long[] passed = {0};
        lists(document)
                .batches(
                        (part, number, keys) -> {
                            work.progress(
                                    (double) passed[0] / Math.max(1, state.rows()),
                                    String.format(
                                            Locale.ROOT,
                                            "Removing: %,d of %,d rows, now of %s",
                                            passed[0],
                                            state.rows(),
                                            part));
                            passed[0] += keys.size();
                            if (!done.holds(part, number) && !dropped(plan, done, part)) {
                                // A hold or a withdrawn approval stops what is still to come.
                                RowRule rule = rule(plan, policy(plan, permit.check()));
                                touched = true;
                                writer.remove(rule, document.digest(), part, number, keys, work);
                            }
                        },
                        work);
        return counted(document, state);
    }

    /** Partitions that the plan says are dropped; one that cannot be any more loses its rows one by one like any other. */
    private void drop(PlanDocument document, Permit permit, Work work) {
        Plan plan = document.plan();
        // What was held or pointed at when it was archived is in no archive, even where it may go by now.
        Map<String, Long> decided = files.parts(lists(document).going(), work);
        for (Plan.Item item : plan.items()) {
            RetentionPolicy policy = policy(plan, permit.check());
            if (drops(plan, item.path())
                    && policy.subject() instanceof Subject.Rows rows
                    && rows.drops()
                    && decided.getOrDefault(item.path(), 0L) == item.rows()
                    && !writer.done(document.digest()).removed().containsKey(item.path())) {
                work.progress(-1, "Looking a last time at the partition " + item.path());
                RowKeys keys = new RowKeys();
                touched |= writer.drop(
                        rule(plan, policy),
                        document.digest(),
                        item.path(),
                        key -> keys.add(item.path(), key),
                        () -> item.sha256().equals(keys.all().get(item.path())),
                        work);
            }
        }
    }

    private static boolean drops(Plan plan, String part) {
        return plan.effects().stream()
                .anyMatch(effect ->
                        effect.kind().equals(Plan.Effect.DROP) && effect.name().equals(part));
    }

    /** All of a part are gone in one batch: it was dropped. */
    private static boolean dropped(Plan plan, RowWriter.Done done, String part) {
        return drops(plan, part)
                && plan.items().stream().anyMatch(item -> item.path().equals(part) && done.of(part) == item.rows());
    }

    /** What came of it, by what the database has written down. */
    private ChangeState counted(PlanDocument document, ChangeState state) {
        RowWriter.Done done = writer.done(document.digest());
        List<Skipped> skipped = new ArrayList<>();
        for (Plan.Item item : document.plan().items()) {
            long stays = item.rows() - done.of(item.path());
            long known = state.skipped().stream()
                    .filter(one -> one.path().equals(item.path()))
                    .mapToLong(Skipped::rows)
                    .sum();
            state.skipped().stream()
                    .filter(one -> one.path().equals(item.path()))
                    .forEach(skipped::add);
            if (stays > known) {
                skipped.add(new Skipped(
                        item.path(),
                        stays - known,
                        "held, changed, gone or pointed at while the plan was carried out"));
            }
        }
        return state.counted(done.all(), skipped);
    }

    @Override
    public List<String> settle(PlanDocument document, ChangeState state, Work work) {
        return state.going().isEmpty()
                ? List.of()
                : writer.settle(subject(document.plan()), Set.copyOf(state.going()), work);
    }

    /** The table of a plan, whatever its policy says by now. */
    private static RowRule subject(Plan plan) {
        String title = plan.target().table().orElseThrow();
        int dot = title.indexOf('.');
        return new RowRule(
                title.substring(0, dot), title.substring(dot + 1), Mapping.of(Map.of()), plan.cutOff(), List.of());
    }

    /** By the keys of what went, one by one: none of them may be there as it was. */
    @Override
    public Execution.Verification verify(PlanDocument document, ChangeState state, Work work) {
        RowRule rule = subject(document.plan());
        RowWriter.Done done = writer.done(document.digest());
        List<String> findings = new ArrayList<>();
        Map<String, Long> left = new HashMap<>();
        Map<String, Long> asked = new HashMap<>();
        lists(document)
                .batches(
                        (part, _, keys) -> {
                            work.progress(-1, "Looking whether what went from " + part + " is gone");
                            asked.merge(part, (long) keys.size(), Long::sum);
                            left.merge(part, writer.left(rule, part, keys, work), Long::sum);
                        },
                        work);
        asked.forEach((part, rows) -> {
            long stay = left.getOrDefault(part, 0L);
            if (stay > rows - done.of(part)) {
                findings.add(String.format(
                        Locale.ROOT,
                        "%,d of the %,d rows of %s are there, where at most %,d should be.",
                        stay,
                        rows,
                        part,
                        rows - done.of(part)));
            }
        });
        if (done.all() != state.rows()) {
            findings.add(String.format(
                    Locale.ROOT,
                    "The database has written down that %,d rows went, not %,d.",
                    done.all(),
                    state.rows()));
        }
        return new Execution.Verification(
                findings,
                String.format(
                        Locale.ROOT,
                        "%,d rows are gone from %s, each looked for by its key; %,d that were to go are still there",
                        done.all(),
                        document.plan().target().table().orElseThrow(),
                        left.values().stream().mapToLong(Long::longValue).sum()));
    }

    @Override
    public void close() {
        writer.close();
    }
}
