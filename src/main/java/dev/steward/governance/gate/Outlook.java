package dev.steward.governance.gate;

import dev.steward.catalog.MaskedEvent;
import dev.steward.governance.plan.Plan;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import dev.steward.source.LakeContents;
import dev.steward.source.Reader;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import dev.steward.source.lake.LakeFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/**
 * What somebody sees of a plan beside its numbers.
 *
 * @param sample a few of the events that go, masked; empty when nothing goes, or the lake has changed meanwhile
 * @param takes how long carrying it out will take, by estimate; empty when nothing goes, or nothing tells
 */
public record Outlook(List<MaskedEvent> sample, Optional<Expected> takes) {
    /** On what an estimate rests. */
    public enum Ground {
        /** The run before that was nearest in size. */
        RUNS_BEFORE,
        /** How fast some of the files could be read just now. */
        MEASURED
    }

    public record Expected(Duration time, Ground ground) {}

    private static final int FILES = 3;
    private static final int EVENTS_OF_EACH = 2;
    private static final long MEASURED_BYTES = 64_000_000;
    /** A run reads every file that goes so often: to see whether it is the one of the plan, before it begins and before it commits. */
    private static final int LOOKS = 2;
    /** Sealing a file and opening the archive again costs about as much as reading it so often. */
    private static final int ARCHIVING = 4;

    private static final double LEAST_SECONDS = 1;

    public Outlook {
        sample = List.copyOf(sample);
    }

    static Outlook of(Plan plan, LakeContents contents, Reader reader, List<Change> known, Work work) {
        Set<String> going =
                new HashSet<>(plan.items().stream().map(Plan.Item::path).toList());
        List<LakeContents.File> files = contents.files().stream()
                .filter(file -> going.contains(file.path()))
                .sorted(Comparator.comparing(LakeContents.File::first))
                .toList();
        if (files.isEmpty()) {
            return new Outlook(List.of(), Optional.empty());
        }
        return new Outlook(sample(files, reader, work), byRuns(plan, known).or(() -> measured(plan, files, work)));
    }

    /** Of a table the runs before tell how long it takes; before the first, nothing does. */
    static Outlook of(Plan plan, RowLook look, RowRule rule, List<Change> known, Work work) {
        if (plan.items().isEmpty()) {
            return new Outlook(List.of(), Optional.empty());
        }
        List<String> names =
                look.columns(rule, work).stream().map(RowLook.Column::name).toList();
        return new Outlook(
                look.sample(rule, FILES * EVENTS_OF_EACH, work).stream()
                        .map(row ->
                                MaskedEvent.of(Times.instant(row.at()), row.event(), row.person(), names, row.values()))
                        .toList(),
                byRuns(plan, known));
    }

    /** Of the oldest of what goes, of the youngest, and of what lies in the middle. */
    private static List<MaskedEvent> sample(List<LakeContents.File> files, Reader reader, Work work) {
        List<MaskedEvent> sample = new ArrayList<>();
        int some = Math.min(FILES, files.size());
        for (int i = 0; i < some; i++) {
            LakeContents.File file = files.get(some == 1 ? 0 : i * (files.size() - 1) / (some - 1));
            reader.snapshot().ifPresent(snapshot -> sample.addAll(events(file, snapshot, reader, work)));
        }
        return sample;
    }

    private static List<MaskedEvent> events(LakeContents.File file, SourceSnapshot snapshot, Reader reader, Work work) {
        for (Shard shard : snapshot.shards()) {
            for (int number = 0; number < shard.files().size(); number++) {
                if (shard.files().get(number).path().equals(file.file())) {
                    EventTable events = snapshot.events(List.of(shard));
                    return MaskedEvent.some(
                            reader,
                            events,
                            DSL.field("{0} >> {1}", Long.class, events.place(), DSL.inline(EventTable.FILE_SHIFT))
                                    .eq((long) number),
                            EVENTS_OF_EACH,
                            work);
                }
            }
        }
        return List.of();
    }

    /** The run that was nearest in size tells most about how long its like takes. */
    static Optional<Expected> byRuns(Plan plan, List<Change> known) {
        record Run(double seconds, long bytes) {}
        return known.stream()
                .filter(change -> change.plan().plan().ofTable() == plan.ofTable())
                .filter(change -> change.plan().plan().archive().isPresent()
                        == plan.archive().isPresent())
                .flatMap(change -> change.state().stream()
                        .filter(state -> state.ended().isPresent())
                        .map(state -> new Run(
                                Duration.between(state.started(), state.ended().get())
                                                .toMillis()
                                        / 1_000.0,
                                change.plan().plan().items().stream()
                                        .filter(item -> state.going().contains(item.path()))
                                        .mapToLong(Plan.Item::bytes)
                                        .sum())))
                .filter(run -> run.bytes() > 0)
                .min(Comparator.comparingDouble(
                        run -> Math.abs(Math.log((double) run.bytes() / Math.max(1, plan.bytes())))))
                .map(run -> expected(run.seconds() * plan.bytes() / run.bytes(), Ground.RUNS_BEFORE));
    }

    /** Of the smallest files, so that nobody waits for a measure; where even these are large there is none. */
    private static Optional<Expected> measured(Plan plan, List<LakeContents.File> files, Work work) {
        List<LakeContents.File> small = files.stream()
                .sorted(Comparator.comparing(LakeContents.File::bytes))
                .toList();
        if (small.getFirst().bytes() > MEASURED_BYTES) {
            return Optional.empty();
        }
        long began = System.nanoTime();
        long read = 0;
        for (LakeContents.File file : small) {
            if (read + file.bytes() > MEASURED_BYTES) {
                break;
            }
            work.checkCancelled();
            LakeFiles.sha256(file);
            read += file.bytes();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        int readings = LOOKS + (plan.archive().isPresent() ? ARCHIVING : 0);
        return Optional.of(expected(readings * seconds * plan.bytes() / Math.max(1, read), Ground.MEASURED));
    }

    private static Expected expected(double seconds, Ground ground) {
        return new Expected(Duration.ofMillis(Math.round(Math.max(LEAST_SECONDS, seconds) * 1_000)), ground);
    }
}
