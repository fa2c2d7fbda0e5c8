package dev.steward.governance.retention;

import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan.Kept;
import dev.steward.governance.plan.Plan.Reason;
import dev.steward.governance.policy.EndOfArchives;
import dev.steward.governance.policy.Exempt;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.governance.policy.Rule;
import dev.steward.governance.policy.TakingBack;
import dev.steward.model.Refused;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.LakeContents;
import dev.steward.source.Reader;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import dev.steward.source.lake.LakeReading;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Looks which files of a lake a rule lets go, and why others stay. What the list of files says decides; only where an exception or
 * a hold may reach into a file that would go are its rows looked at. A file goes as a whole or not at all.
 */
public final class LakeSurvey {
    /** @param kept files with events older than the cut-off that stay */
    public record Found(List<LakeContents.File> going, List<Kept> kept) {
        public Found {
            going = List.copyOf(going);
            kept = List.copyOf(kept);
        }
    }

    private final LakeContents contents;
    private final Reader reader;
    private final LakeReading reading;
    private final Work work;

    /** @param reader of the same lake */
    public LakeSurvey(LakeContents contents, Reader reader, LakeReading reading, Work work) {
        this.contents = contents;
        this.reader = reader;
        this.reading = reading;
        this.work = work;
    }

    /** What of a rule's target is older than the cut-off, sorted into what goes and what stays. */
    public Found look(Rule rule, Instant cutOff, Instant asOf, List<Hold> holds) {
        return switch (rule) {
            case RetentionPolicy policy -> due(policy, cutOff, asOf, holds);
            case TakingBack back -> brought(back, holds);
            case EndOfArchives ends -> throw new IllegalArgumentException("nothing of a lake goes by " + ends.name());
        };
    }

    private Found due(RetentionPolicy policy, Instant cutOff, Instant asOf, List<Hold> holds) {
        long before = Times.micros(cutOff);
        List<LakeContents.File> going = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (LakeContents.File file : contents.files()) {
            if (!inTarget(file, policy) || file.rows() == 0 || file.first() >= before) {
                continue;
            }
            if (file.last() < before && dayIsOver(file, cutOff)) {
                going.add(file);
            } else {
                kept.add(new Kept(file.path(), file.rows(), Reason.YOUNGER_TOO, "", 0));
            }
        }
        kept.addAll(undatable(going));
        kept.addAll(excepted(policy, asOf, going));
        kept.addAll(held(holds, going));
        return found(going, kept);
    }

    /** What of a lake an import has brought: files that are wholly its own go, whoever has written them anew since. */
    private Found brought(TakingBack back, List<Hold> holds) {
        List<LakeContents.File> going = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        // What other tools wrote stands in no order of import.
        count(
                        contents.files().stream().filter(LakeContents.File::own).toList(),
                        events -> events.arrival()
                                .ge(DSL.inline(back.from()))
                                .and(events.arrival().lt(DSL.inline(back.to()))))
                .forEach((file, rows) -> {
                    if (rows == file.rows()) {
                        going.add(file);
                    } else {
                        kept.add(new Kept(file.path(), file.rows(), Reason.MIXED, "", rows));
                    }
                });
        kept.addAll(held(holds, going));
        return found(going, kept);
    }

    private static Found found(List<LakeContents.File> going, List<Kept> kept) {
        Set<String> stay = new HashSet<>(kept.stream().map(Kept::path).toList());
        going.removeIf(file -> stay.contains(file.path()));
        going.sort(Comparator.comparing(LakeContents.File::path));
        kept.sort(Comparator.comparing(Kept::path).thenComparing(Kept::reason).thenComparing(Kept::cause));
        return new Found(going, kept);
    }

    public static boolean inTarget(LakeContents.File file, Rule rule) {
        return rule.project().isEmpty() || rule.project().equals(file.project());
    }

    /** Events may still come to a day that is not over: a file of it stays whatever it holds now. */
    private static boolean dayIsOver(LakeContents.File file, Instant cutOff) {
        return file.day()
                .map(day -> !day.plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .isAfter(cutOff))
                .orElse(true);
    }

    /** Rows of these files that belong to people who are held. */
    public List<Kept> held(List<Hold> holds, List<LakeContents.File> files) {
        List<Kept> kept = new ArrayList<>();
        for (Hold hold : holds) {
            count(files, events -> ofPeople(events, hold.people()))
                    .forEach(
                            (file, rows) -> kept.add(new Kept(file.path(), file.rows(), Reason.HOLD, hold.id(), rows)));
        }
        return kept;
    }

    private List<Kept> excepted(RetentionPolicy policy, Instant asOf, List<LakeContents.File> files) {
        List<Kept> kept = new ArrayList<>();
        for (Exempt exempt : policy.exceptions()) {
            long until = exempt.keep().cutOff(asOf).map(Times::micros).orElse(Long.MIN_VALUE);
            count(
                            files.stream().filter(file -> file.last() >= until).toList(),
                            events -> events.matches(exempt.events())
                                    .and(events.micros().ge(until)))
                    .forEach((file, rows) ->
                            kept.add(new Kept(file.path(), file.rows(), Reason.EXCEPTION, exempt.name(), rows)));
        }
        return kept;
    }

    /** Files of others, and days they were merged into, may hold rows without a time: nobody can say how old those are. */
    private List<Kept> undatable(List<LakeContents.File> files) {
        return reading.undated(contents, files, work).entrySet().stream()
                .map(one -> new Kept(one.getKey().path(), one.getKey().rows(), Reason.UNDATABLE, "", one.getValue()))
                .toList();
    }

    private interface Which {
        Condition of(EventTable events);
    }

    /** An id may be one of several of a person: all of that person's records are meant. */
    private static Condition ofPeople(EventTable events, List<String> ids) {
        Condition named = events.person().in(ids);
        return events.merges()
                .map(merges -> named.or(events.person()
                        .in(DSL.select(DSL.field(DSL.name("person"), String.class))
                                .from(merges)
                                .where(DSL.field(DSL.name("alias"), String.class)
                                        .in(ids)))))
                .orElse(named);
    }

    /** How many events each of these files holds for which that is so; files without any are missing. */
    private Map<LakeContents.File, Long> count(List<LakeContents.File> files, Which which) {
        Map<LakeContents.File, Long> counts = new TreeMap<>(Comparator.comparing(LakeContents.File::path));
        if (files.isEmpty()) {
            return counts;
        }
        SourceSnapshot snapshot = reader.snapshot()
                .filter(seen -> seen.generation().equals(contents.generation()))
                .orElseThrow(LakeSurvey::changed);
        Map<Path, LakeContents.File> wanted = new HashMap<>();
        files.forEach(file -> wanted.put(file.file(), file));
        List<Shard> shards = snapshot.shards().stream()
                .filter(shard -> shard.files().stream().anyMatch(file -> wanted.containsKey(file.path())))
                .toList();
        List<Path> order = shards.stream()
                .flatMap(shard -> shard.files().stream())
                .map(Shard.File::path)
                .toList();
        EventTable events = snapshot.events(shards);
        Field<Long> number = DSL.field("{0} >> {1}", Long.class, events.place(), DSL.inline(EventTable.FILE_SHIFT));
        reader.fetch(
                DSL.select(number, DSL.count())
                        .from(events.table())
                        .where(which.of(events))
                        .groupBy(number),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        long rows = batch.number(row, 1);
                        Optional.ofNullable(wanted.get(order.get((int) batch.number(row, 0))))
                                .ifPresent(file -> counts.put(file, rows));
                    }
                });
        return counts;
    }

    private static Refused changed() {
        return new Refused(
                "lake-changed", "The lake has changed while it was looked at.", "Do it again; nothing was changed.");
    }
}
