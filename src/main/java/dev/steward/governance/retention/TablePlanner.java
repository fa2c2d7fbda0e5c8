package dev.steward.governance.retention;

import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.Plan.Item;
import dev.steward.governance.plan.Plan.Kept;
import dev.steward.governance.plan.Plan.Reason;
import dev.steward.governance.policy.Keep;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Subject;
import dev.steward.model.Work;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.lake.RowFile;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the plan of what a policy removes from a table of a database: rows by their keys, versions and hashes. Changes nothing. */
public final class TablePlanner {
    private static final int YEAR = 366;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final RowFile files;

    public TablePlanner(RowFile files) {
        this.files = files;
    }

    /** @param keys where to write the keys of all rows that go; empty: a preview, which cannot be approved */
    public Plan plan(
            Asked asked, SavedConnection connection, RowRule rule, RowLook look, Optional<Path> keys, Work work) {
        String form = look.form(rule, work);
        String database = look.database().id();
        work.progress(-1, "Looking at every row of " + rule.title());
        List<RowLook.Part> parts = asked.cutOff().isPresent() ? look.survey(rule, work) : List.of();
        if (keys.isPresent()) {
            look.ready(rule, parts, work);
        }
        Map<String, String> digests = new HashMap<>();
        keys.ifPresent(file -> digests.putAll(write(file, rule, look, parts, work)));
        List<Item> items = parts.stream()
                .filter(part -> part.going() > 0)
                .map(part -> new Item(
                        part.name(),
                        digests.getOrDefault(part.name(), ""),
                        part.going(),
                        part.bytes(),
                        instant(part.first()),
                        instant(part.last())))
                .toList();
        long rows = items.stream().mapToLong(Item::rows).sum();
        long target = parts.stream().mapToLong(RowLook.Part::rows).sum();
        Instant cutOff = asked.cutOff().orElse(Instant.EPOCH);
        return new Plan(
                Plan.FORMAT,
                RetentionPolicy.KIND,
                asked.policy().name(),
                asked.policy().digest(),
                asked.asOf(),
                cutOff,
                new Plan.Target(
                        ConnectionUrl.of(connection.withTable(rule.schema(), rule.table())),
                        database,
                        form,
                        Optional.empty(),
                        Optional.of(rule.title()),
                        target),
                items,
                kept(rule, parts),
                asked.cutOff().isPresent() ? effects(asked, rule, look, parts, work) : List.of(),
                notes(asked, rule, items),
                asked.whole() && asked.cutOff().isPresent()
                        ? Selection.of(asked.policy(), cutOff, each -> look.ids(rule, each, work))
                        : "",
                keys.map(RowKeys::digest),
                asked.policy().archive().map(Keep::toString),
                asked.reason(),
                LakePlanner.limits(asked.policy(), rows, target, asked.usual().apply(database)),
                asked.confirmedRows(),
                asked.requester());
    }

    private static List<Plan.Effect> effects(
            Asked asked, RowRule rule, RowLook look, List<RowLook.Part> parts, Work work) {
        List<Plan.Effect> effects = new ArrayList<>();
        if (asked.policy().subject() instanceof Subject.Rows rows && rows.drops()) {
            List<String> ended = look.droppable(rule, work);
            parts.stream()
                    .filter(part -> part.going() > 0 && part.going() == part.rows() && ended.contains(part.name()))
                    .forEach(part -> effects.add(new Plan.Effect(
                            Plan.Effect.DROP,
                            part.name(),
                            part.rows(),
                            "The partition " + part.name()
                                    + " is dropped as a whole, if all its rows may still go then.")));
        }
        look.effects(rule, work)
                .forEach(effect -> effects.add(new Plan.Effect(
                        effect.kind().name().toLowerCase(Locale.ROOT), effect.name(), effect.rows(), effect.words())));
        return effects;
    }

    /** By part, the digest of its keys. */
    private Map<String, String> write(Path file, RowRule rule, RowLook look, List<RowLook.Part> parts, Work work) {
        SafeFiles.privateFolder(SafeFiles.folderOf(file));
        RowKeys digests = new RowKeys();
        files.write(
                file,
                RowFile.KEY,
                rows -> parts.stream().filter(part -> part.going() > 0).forEach(part -> {
                    work.progress(-1, "Writing down which rows of " + part.name() + " go");
                    look.keys(
                            rule,
                            part.name(),
                            key -> {
                                digests.add(part.name(), key);
                                rows.add(List.of(part.name(), key.key(), key.version(), key.hash()));
                            },
                            work);
                }),
                work);
        try {
            SafeFiles.sync(SafeFiles.folderOf(file));
            if (!Files.exists(file)) {
                throw new IOException("it is not there");
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
        return digests.all();
    }

    private static List<Kept> kept(RowRule rule, List<RowLook.Part> parts) {
        List<Kept> kept = new ArrayList<>();
        for (RowLook.Part part : parts) {
            for (RowLook.Stay stay : part.stays()) {
                kept.add(
                        switch (stay.why()) {
                            case UNDATABLE -> new Kept(part.name(), stay.rows(), Reason.UNDATABLE, "", stay.rows());
                            case REFERRED_TO -> new Kept(part.name(), stay.rows(), Reason.REFERRED_TO, "", stay.rows());
                            case SPARED -> {
                                RowRule.Spared spared = rule.spared().get(stay.spared());
                                yield new Kept(
                                        part.name(),
                                        stay.rows(),
                                        spared instanceof RowRule.Spared.Held ? Reason.HOLD : Reason.EXCEPTION,
                                        spared.name(),
                                        stay.rows());
                            }
                        });
            }
        }
        return kept;
    }

    private static List<String> notes(Asked asked, RowRule rule, List<Item> items) {
        List<String> notes = new ArrayList<>();
        if (asked.cutOff().isEmpty()) {
            notes.add("The policy keeps everything for ever.");
        }
        if (asked.policy().subject() instanceof Subject.Rows rows
                && rows.person().isEmpty()) {
            notes.add("The policy says that rows of " + rule.title() + " are about nobody: no hold reaches them.");
        }
        if (items.stream().anyMatch(item -> item.first().isBefore(EARLIEST))) {
            notes.add("Some rows are dated before 2000: a clock was wrong. They count as old.");
        }
        if (!items.isEmpty() && asked.policy().archive().isEmpty()) {
            notes.add("There is no archive: what goes cannot be brought back.");
        }
        return notes;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** What falls due on which day of the year after a moment, if nothing is added; before exceptions and holds. */
    public static List<Due> calendar(RetentionPolicy policy, RowRule rule, RowLook look, Instant from, Work work) {
        if (policy.keep().cutOff(from).isEmpty()) {
            return List.of();
        }
        List<RowLook.Day> days = look.days(rule, work);
        long rows = days.stream().mapToLong(RowLook.Day::rows).sum();
        long bytes = look.bytes(rule, work);
        List<Due> calendar = new ArrayList<>();
        Instant done = policy.keep().cutOff(from).orElseThrow();
        for (int day = 1; day <= YEAR; day++) {
            Instant then = from.plus(Duration.ofDays(day));
            Instant before = policy.keep().cutOff(then).orElseThrow();
            Instant since = done;
            List<RowLook.Day> due = days.stream()
                    .filter(one -> !end(one).isBefore(since) && end(one).isBefore(before))
                    .toList();
            if (!due.isEmpty()) {
                long count = due.stream().mapToLong(RowLook.Day::rows).sum();
                calendar.add(new Due(
                        then.atZone(ZoneOffset.UTC).toLocalDate(),
                        due.size(),
                        count,
                        Math.round((double) bytes * count / Math.max(1, rows))));
            }
            done = before.isAfter(done) ? before : done;
        }
        return calendar;
    }

    /** The last instant of a day: the day is due when that is. */
    private static Instant end(RowLook.Day day) {
        return day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
