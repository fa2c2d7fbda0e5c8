package dev.steward.governance.gate;

import dev.steward.files.SafeFiles;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.retention.RowKeys;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.lake.RowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The lists of rows that lie beside a change of a table: those of the plan, and those of them that go. Neither is believed unseen. */
final class RowLists {
    /** One batch holds locks for a fraction of a second. Its number names it ever after, so this is never changed. */
    private static final int BATCH = 2_000;

    private final Changes changes;
    private final RowFile files;
    private final PlanDocument document;

    RowLists(Changes changes, RowFile files, PlanDocument document) {
        this.changes = changes;
        this.files = files;
        this.document = document;
    }

    /**
     * The file that names the rows of the plan.
     *
     * @throws Refused when it is not the one of the plan, or does not name exactly the rows that the plan counts
     */
    Path planned(Work work) {
        Path file = changes.file(document, Changes.KEYS);
        if (!Files.exists(file)) {
            throw new Refused(
                    "keys-missing",
                    "The list of rows that belongs to the plan is not here.",
                    "Put the file that lies beside the plan next to it, and name the plan again.");
        }
        if (!Optional.of(RowKeys.digest(file)).equals(document.plan().keys())) {
            throw new Refused(
                    "keys-changed",
                    "The list of rows " + file + " is not the one of the plan.",
                    "Make a new plan, and let it be approved.");
        }
        asCounted(file, work);
        return file;
    }

    private void asCounted(Path file, Work work) {
        Plan plan = document.plan();
        RowKeys found = new RowKeys();
        read(file, found::add, work);
        Map<String, String> digests = found.all();
        Set<String> seen = new HashSet<>();
        for (Plan.Item item : plan.items()) {
            if (!seen.add(item.path())) {
                throw Recheck.notByRule(plan, item.path() + " stands in it twice");
            }
            if (!item.sha256().equals(digests.get(item.path()))
                    || item.rows() != found.rows().getOrDefault(item.path(), 0L)) {
                throw Recheck.notByRule(plan, "the list of rows of " + item.path() + " is another one");
            }
        }
        if (!seen.equals(found.rows().keySet())) {
            throw Recheck.notByRule(plan, "the list of rows names parts that it does not");
        }
    }

    /** Hands out parts and keys, in the order of the file. */
    private void read(Path file, BiConsumer<String, RowLook.RowKey> each, Work work) {
        files.read(
                file,
                RowFile.KEY,
                row -> each.accept(
                        String.valueOf(row.get(0)),
                        new RowLook.RowKey(
                                String.valueOf(row.get(1)), String.valueOf(row.get(2)), String.valueOf(row.get(3)))),
                work);
    }

    /** The file that names those of them that go. */
    Path going() {
        return changes.file(document, "going");
    }

    /**
     * Writes down which rows of the plan go, unless that is settled: they are archived, or some are gone.
     *
     * @return how many of them, of each part, may go now
     * @throws Refused when it is settled, and the list is not here or was changed
     */
    Map<String, Long> decide(RowLook look, RowRule rule, Path planned, boolean settled, Work work) {
        Path now = changes.file(document, "now");
        Path still = changes.file(document, "still");
        try {
            due(look, rule, document.plan(), now, work);
            if (settled) {
                begun();
                within(planned, "the plan", work);
            } else {
                files.keep(now, RowFile.KEY, planned, going(), work);
            }
            files.keep(now, RowFile.KEY, going(), still, work);
            return files.parts(still, work);
        } finally {
            SafeFiles.delete(now);
            SafeFiles.delete(still);
        }
    }

    private void begun() {
        if (!Files.exists(going())) {
            throw new Refused(
                    "keys-missing",
                    "The list of rows that this change has begun with is gone.",
                    "Restore " + going() + " from a backup, or make a new plan for what is left.");
        }
    }

    /** @throws Refused when the list of what goes, which lies on disk between two runs, names a row that another list does not */
    void within(Path others, String title, Work work) {
        Path both = changes.file(document, "both");
        try {
            files.keep(going(), RowFile.KEY, others, both, work);
            if (!files.parts(both, work).equals(files.parts(going(), work))) {
                throw new Refused(
                        "keys-changed",
                        "The list of rows that this change has begun with names rows that " + title + " does not hold.",
                        "Find out who changed " + going() + "; make a new plan.");
            }
        } finally {
            SafeFiles.delete(both);
        }
    }

    private void due(RowLook look, RowRule rule, Plan plan, Path into, Work work) {
        files.write(
                into,
                RowFile.KEY,
                rows -> plan.items().forEach(item -> {
                    if (look.has(rule, item.path(), work)) {
                        look.keys(
                                rule,
                                item.path(),
                                key -> rows.add(List.of(item.path(), key.key(), key.version(), key.hash())),
                                work);
                    }
                }),
                work);
    }

    /** Takes a batch of rows of one part. */
    interface Each {
        void take(String part, int number, List<RowLook.RowKey> keys);
    }

    /** Hands out the rows that go in batches, each always the same under the same number. */
    void batches(Each each, Work work) {
        List<RowLook.RowKey> keys = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        String[] part = {""};
        read(
                going(),
                (of, key) -> {
                    if (!keys.isEmpty() && (keys.size() == BATCH || !of.equals(part[0]))) {
                        each.take(part[0], numbers.merge(part[0], 1, Integer::sum) - 1, List.copyOf(keys));
                        keys.clear();
                    }
                    part[0] = of;
                    keys.add(key);
                },
                work);
        if (!keys.isEmpty()) {
            each.take(part[0], numbers.merge(part[0], 1, Integer::sum) - 1, keys);
        }
    }
}
