package dev.steward.ingest;

import dev.steward.files.CrashPoint;
import dev.steward.model.Job;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Origin;
import dev.steward.source.Selection;
import dev.steward.source.WarehouseState;
import dev.steward.source.WarehouseState.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the events of a warehouse into staged files of days, step by step. */
final class OfflineReading {
    /** How much of the whole work is done when everything is read. */
    static final double READ = 0.97;

    private static final Logger LOG = LoggerFactory.getLogger(OfflineReading.class);
    private static final double COUNTED = 0.05;

    private final Appender lake;
    private final WarehouseState state;
    private final Selection selection;
    private final Pseudonyms pseudonyms;
    private final StagedDays staging;
    private final CrashPoint crash;
    private final Work work;

    OfflineReading(
            Appender lake,
            WarehouseState state,
            Selection selection,
            Pseudonyms pseudonyms,
            StagedDays staging,
            CrashPoint crash,
            Work work) {
        this.lake = lake;
        this.state = state;
        this.selection = selection;
        this.pseudonyms = pseudonyms;
        this.staging = staging;
        this.crash = crash;
        this.work = work;
    }

    /**
     * Reads what is left of a slice behind the days that were taken.
     *
     * @param enough events for a statement
     */
    StagedDays.Begun read(StagedDays.Begun begun, Slice slice, long enough) {
        Work counting = StepWork.step(work, 0, COUNTED, "Counting");
        List<WarehouseState.Day> days = state.days(slice, counting).stream()
                .filter(day ->
                        begun.last().filter(last -> !day.day().isAfter(last)).isEmpty())
                .toList();
        crash.reached("counted");
        Discretion discretion = new Discretion(selection.personal(), pseudonyms);
        OfflineEvents events = new OfflineEvents(
                state, selection, discretion, pseudonyms, lake.nextArrival() + begun.rows(), ids(begun));
        KnownRows known = KnownRows.of(lake, lake.taken().flatMap(Origin::mark), work);
        Counter counter =
                new Counter(days.stream().mapToLong(WarehouseState.Day::events).sum());
        return inSteps(begun, OfflineStep.of(days, enough, state.findsDays()), next -> {
            Appender.Gathered gathered = lake.gather(
                    events.empty(),
                    sink -> state.read(
                            slice.in(next.in(slice.range())), events.columns(), events.container(), work, row -> {
                                counter.count(next);
                                if (!known.has(row)) {
                                    sink.accept(events.of(row));
                                }
                            }),
                    work);
            return new Read(
                    gathered,
                    begun.known() + known.met(),
                    Set.copyOf(discretion.leftOut()),
                    Set.copyOf(discretion.hashed()));
        });
    }

    /** What a step has read, and what there was to note until then. */
    private record Read(Appender.Gathered events, long known, Set<String> leftOut, Set<String> hashed) {}

    /** The files of one step are written while the next one is read. What was written stays, whatever becomes of the next. */
    private StagedDays.Begun inSteps(
            StagedDays.Begun begun, List<OfflineStep> steps, Function<OfflineStep, Read> reader) {
        Job<StagedDays.Begun> writing = Job.start("taking offline", _ -> begun);
        try {
            for (OfflineStep next : steps) {
                Read read = reader.apply(next);
                StagedDays.Begun written = written(writing, read);
                writing = Job.start("writing days", _ -> write(written, read));
            }
            return writing.await();
        } catch (RuntimeException failed) {
            waitFor(writing);
            throw failed;
        }
    }

    private static StagedDays.Begun written(Job<StagedDays.Begun> writing, Read next) {
        try {
            return writing.await();
        } catch (RuntimeException failed) {
            next.events().close();
            throw failed;
        }
    }

    /** Nobody writes any more once this is over. */
    private static void waitFor(Job<?> writing) {
        try {
            writing.await();
        } catch (RuntimeException failed) {
            LOG.debug("Days were not written", failed);
        }
    }

    private StagedDays.Begun write(StagedDays.Begun begun, Read read) {
        try (Appender.Gathered events = read.events()) {
            List<StagedDays.Day> days = new ArrayList<>(begun.days());
            events.write(staging.folder(), "taken", work)
                    .forEach((day, part) -> days.add(StagedDays.Day.of(day, part)));
            StagedDays.Begun now = new StagedDays.Begun(
                    begun.choice(),
                    begun.started(),
                    begun.at(),
                    begun.mark(),
                    read.known(),
                    days,
                    OfflineRun.both(begun.leftOut(), read.leftOut()),
                    OfflineRun.both(begun.hashed(), read.hashed()));
            staging.write(now);
            crash.reached("step");
            return now;
        }
    }

    /** Rows without a number of their own are known by their place, which another row may have later. */
    private String ids(StagedDays.Begun begun) {
        return begun.mark().isPresent() ? "" : begun.at().getEpochSecond() + "-";
    }

    /** Tells how far it is, not for every row. */
    private final class Counter {
        private static final int EVERY = 10_000;

        private final long total;
        private long rows;

        Counter(long total) {
            this.total = total;
        }

        void count(OfflineStep step) {
            if (rows++ % EVERY == 0) {
                work.progress(
                        COUNTED + (READ - COUNTED) * Math.min(1, (double) rows / Math.max(1, total)),
                        step.first().equals(step.last())
                                ? step.first().toString()
                                : step.first() + " to " + step.last());
            }
        }
    }
}
