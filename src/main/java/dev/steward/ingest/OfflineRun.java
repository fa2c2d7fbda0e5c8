package dev.steward.ingest;

import dev.steward.files.CrashPoint;
import dev.steward.model.BadInput;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Origin;
import dev.steward.source.WarehouseState;
import dev.steward.source.WarehouseState.Slice;
import dev.steward.workspace.ConnectionUrl;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One taking: from one state of the warehouse into files of days, then all of them into the lake at once. What an interrupted run has taken
 * counts; the rest is taken up to the same mark.
 */
final class OfflineRun {
    private final Appender lake;
    private final WarehouseState state;
    private final OfflineRequest request;
    private final ImportRun.Started started;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;
    private final CrashPoint crash;
    private final long step;
    private final Work work;
    private final StagedDays staging;
    private final Optional<Origin> before;

    OfflineRun(
            Appender lake,
            WarehouseState state,
            OfflineRequest request,
            ImportRun.Started started,
            Pseudonyms pseudonyms,
            InstantSource clock,
            CrashPoint crash,
            long step,
            Work work) {
        this.lake = lake;
        this.state = state;
        this.request = request;
        this.started = started;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.crash = crash;
        this.step = step;
        this.work = work;
        this.staging = new StagedDays(lake.lake());
        this.before = lake.taken();
    }

    static String by(String id) {
        return "offline " + id;
    }

    /** What is taken of a state: all that is chosen, or what came after the last time. */
    static Slice slice(OfflineRequest request, Optional<Origin> before, Instant at, Optional<Long> mark) {
        Instant from = request.selection().from();
        Instant to = request.selection().to();
        if (mark.isPresent()) {
            return new Slice(
                    new TimeRange(from, to),
                    before.flatMap(Origin::mark).map(KnownRows::above),
                    mark,
                    Optional.empty());
        }
        // Without a number that grows, only their time tells old rows from new ones.
        Instant start = before.map(Origin::at).filter(from::isBefore).orElse(from);
        Instant end = at.isAfter(to) ? to : at.minus(1, ChronoUnit.MICROS);
        return new Slice(
                new TimeRange(start, start.isAfter(end) ? start : end),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Equal for takings of which one can go on from where the other was interrupted. */
    static String choice(OfflineRequest request, WarehouseState state, String generation) {
        return List.of(ConnectionUrl.of(request.from()), state.mapping(), request.selection(), generation)
                .toString();
    }

    OfflineReport run() {
        String choice = choice(request, state, lake.generation());
        Optional<StagedDays.Begun> interrupted = staging.begun(choice);
        long resumed = interrupted.map(StagedDays.Begun::rows).orElse(0L);
        if (interrupted.isEmpty()) {
            staging.clear();
        }
        staging.open();
        StagedDays.Begun begun = interrupted.orElseGet(() -> new StagedDays.Begun(
                choice, started.at(), state.at(), state.mark(work), 0, List.of(), List.of(), List.of()));
        Slice slice = slice(request, before, begun.at(), begun.mark());
        StagedDays.Begun whole = new OfflineReading(lake, state, request.selection(), pseudonyms, staging, crash, work)
                .read(begun, slice, step);
        crash.reached("staged");
        if (before.isEmpty() && whole.days().isEmpty()) {
            throw new BadInput(
                    "offline.nothing",
                    "There are no events of these days in " + state.table() + ".",
                    "Choose other days; steward describe says which there are.");
        }
        OfflineReport report = commit(whole, resumed);
        staging.clear();
        work.progress(1, "Taken offline");
        return report;
    }

    static List<String> both(List<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private OfflineReport commit(StagedDays.Begun whole, long resumed) {
        List<Appender.Day> days = new ArrayList<>();
        for (int i = 0; i < whole.days().size(); i++) {
            StagedDays.Day day = whole.days().get(i);
            Work step = StepWork.step(work, OfflineReading.READ, 1, "Placing " + day.day());
            days.add(new DayWriter(lake, ImportRules.defaults(), step, "day-" + i)
                    .place(request.selection().project(), day.day(), day.in(staging.folder())));
        }
        crash.reached("placed");
        Origin taken = taken(whole);
        ImportReport report = report(whole, taken);
        ImportJournal journal = new ImportJournal(lake.lake());
        journal.write(ImportJournal.State.COMMITTING, report);
        crash.reached("journal");
        String generation = lake.commit(
                new Appender.Addition(by(report.id()), days, Optional.empty(), nextArrival(whole), Optional.of(taken)));
        ImportReport done = report.committed(generation, clock.instant());
        crash.reached("before-report");
        journal.write(ImportJournal.State.DONE, done);
        return new OfflineReport(done, taken, resumed);
    }

    private long nextArrival(StagedDays.Begun whole) {
        long counted = lake.nextArrival() + whole.rows();
        return whole.mark().map(mark -> Math.max(mark + 1, counted)).orElse(counted);
    }

    private Origin taken(StagedDays.Begun whole) {
        return new Origin(
                request.from().name(),
                ConnectionUrl.of(request.from()),
                state.table(),
                request.from().title(),
                state.mapping().toString(),
                request.selection(),
                whole.at(),
                whole.mark(),
                both(whole.leftOut(), Set.copyOf(before.map(Origin::leftOut).orElse(List.of()))),
                both(whole.hashed(), Set.copyOf(before.map(Origin::hashed).orElse(List.of()))));
    }

    private ImportReport report(StagedDays.Begun whole, Origin taken) {
        long rows = whole.rows();
        return new ImportReport(
                started.id(),
                whole.started(),
                clock.instant(),
                request.person(),
                List.of(new ImportReport.ImportedFile(taken.from(), 0, rows + whole.known(), taken.mapping())),
                rows + whole.known(),
                rows,
                whole.known(),
                0,
                List.of(),
                0,
                0,
                whole.days().size(),
                lake.generation(),
                lake.generation(),
                Optional.empty(),
                Optional.empty());
    }
}
