package dev.steward.ingest.demo;

import dev.steward.audit.AuditLog;
import dev.steward.audit.Entry;
import dev.steward.model.Crew;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.Appender;
import dev.steward.source.Appender.Addition;
import dev.steward.source.Appender.Day;
import dev.steward.source.Appender.Part;
import dev.steward.source.lake.LakeFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the demo lake. It becomes a lake in one step at the end: a folder that is one is whole, whatever else lies there is
 * made again.
 */
public final class DemoLake {
    /** Raised whenever the same size no longer gives the same events. */
    static final int VERSION = 1;

    private static final String NAME = "PetForce";
    /** Of 16 bytes each; more than this many wait on disk until their day is written. */
    private static final int IN_MEMORY = 8_000_000;

    private static final double TELLING = 0.1;
    private static final double WRITING = 0.85;

    private final Appender.Desk desk;
    private final AuditLog audit;

    public DemoLake(Appender.Desk desk, AuditLog audit) {
        this.desk = desk;
        this.audit = audit;
    }

    /**
     * The demo lake of a size: generated now, unless it is there.
     *
     * @param folder where demo lakes are kept
     * @param person who makes it, for the audit log
     * @return the lake's own folder
     */
    public Path generate(Path folder, DemoSize size, String person, Work work) {
        Path lake = folder.toAbsolutePath()
                .normalize()
                .resolve("v" + VERSION + "-" + size.people())
                .resolve(NAME);
        if (LakeFolder.isLake(lake)) {
            return lake;
        }
        try (Appender appender = desk.open(lake, List.of(), "making the demo lake")) {
            // Empty unless somebody else was quicker, or was stopped after everything had been decided.
            if (appender.generation().isEmpty()) {
                Map<String, Value> what = Map.of("people", Value.of(size.people()), "version", Value.of(VERSION));
                audit.append(new Entry(person, "demo.started", lake.toString(), what));
                fill(appender, size, work);
                audit.append(new Entry(person, "demo.finished", lake.toString(), what));
            }
        }
        return lake;
    }

    private static void fill(Appender lake, DemoSize size, Work work) {
        work.progress(0, "People");
        DemoFolk folk = new DemoFolk(size);
        Days days = new Days(lake.workshop(), IN_MEMORY);
        folk.tell(work, days::add);
        long arrival = lake.nextArrival();
        Map<Integer, Day> written = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        // Nobody writes any more once this is over, also when it was stopped: the workshop is then cleared.
        Crew.run(Runtime.getRuntime().availableProcessors(), work, shared -> {
            for (int day = next.getAndIncrement(); day < DemoYear.DAYS; day = next.getAndIncrement()) {
                shared.checkCancelled();
                if (days.count(day) > 0) {
                    written.put(day, write(lake, day, days, folk, arrival + days.before(day)));
                }
                shared.progress(TELLING + WRITING * day / DemoYear.DAYS, "Days");
            }
        });
        lake.commit(new Addition(
                "demo " + VERSION + ", " + size.people() + " people",
                List.copyOf(written.values()),
                Optional.empty(),
                arrival + days.total()));
        work.progress(1, "");
    }

    private static Day write(Appender lake, int day, Days days, DemoFolk folk, long arrival) {
        LocalDate date = DemoYear.FIRST.plusDays(day);
        AtomicLong next = new AtomicLong(arrival);
        Part part = lake.write(
                lake.workshop().resolve("day-" + date + ".parquet"),
                days.of(day).map(move -> Telling.event(move, folk.person(move.person()), next.getAndIncrement())),
                Work.unobserved());
        return new Day(Telling.PROJECT, date, List.of(part), List.of());
    }
}
