package dev.steward.journey;

import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.Crew;
import dev.steward.model.Quiet;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.source.EventTable;
import dev.steward.source.FileStamp;
import dev.steward.source.Reader;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * Writes a segment: the actors are counted, so that it is known where the events of each will stand; the events are read
 * once, in any order, and put into buckets of neighbouring actors, which are sorted one by one. On the heap lies what is in
 * proportion to the actors and to a bucket.
 */
final class SegmentBuilder {
    /** Codes are two bytes. */
    static final int MOST_NAMES = 1 << 16;

    private static final double COUNTED = 0.15;
    private static final double READ = 0.75;

    private final Reader reader;
    private final Path index;
    private final int threads;
    private final CrashPoint crash;
    private final Work work;

    SegmentBuilder(Reader reader, Path index, int threads, CrashPoint crash, Work work) {
        this.reader = reader;
        this.index = index;
        this.threads = threads;
        this.crash = crash;
        this.work = work;
    }

    /** A segment that is complete on disk, and the event names with those it brought. */
    record Built(Segment.Facts facts, List<String> names) {}

    /**
     * @param actorProperty the property that names the actor; empty: the person
     * @param known the number of an actor that earlier segments brought; -1 of a new one
     * @param firstNew the number of the first new one
     * @param names the event names that have a code already
     * @throws SourceUnavailable when the source changes meanwhile, or has more event names or rows than fit
     */
    Built build(
            SourceSnapshot snapshot,
            List<Shard> shards,
            Optional<String> actorProperty,
            ToIntFunction<String> known,
            int firstNew,
            List<String> names) {
        String folder = "s-" + UUID.randomUUID();
        Path place = index.resolve(folder);
        SafeFiles.privateFolder(place);
        EventTable table = snapshot.events(shards);
        EventRows rows = new EventRows(table, actorProperty);
        work.progress(0, "Counting");
        ActorList actors = new ActorList(known, firstNew);
        reader.fetch(rows.actors(), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                actors.add(String.valueOf(batch.text(row, 0)), batch.number(row, 1));
            }
        });
        crash.reached("counted");
        List<String> codes = codes(rows, names);
        try {
            writeEvents(rows, actors, codes, shards, place);
            writeActors(actors, place);
            SafeFiles.sync(place);
            crash.reached("written");
            return new Built(
                    new Segment.Facts(
                            folder,
                            facts(shards),
                            actors.events(),
                            actors.size(),
                            firstNew,
                            actors.added(),
                            actors.nameBytes()),
                    codes);
        } catch (IOException failed) {
            throw WriteFailures.of(place, failed);
        }
    }

    private List<String> codes(EventRows rows, List<String> names) {
        Set<String> all = new LinkedHashSet<>(names);
        reader.fetch(rows.names(), work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                all.add(String.valueOf(batch.text(row, 0)));
            }
        });
        if (all.size() > MOST_NAMES) {
            throw unfit("it has " + all.size() + " different event names");
        }
        return List.copyOf(all);
    }

    private static SourceUnavailable unfit(String why) {
        return new SourceUnavailable(
                "index-unfit",
                "No index can be made of this source: " + why + ".",
                "Questions are answered without it, more slowly.");
    }

    private static List<ShardFacts> facts(List<Shard> shards) throws IOException {
        List<ShardFacts> all = new ArrayList<>();
        for (Shard shard : shards) {
            List<FileFacts> files = new ArrayList<>();
            for (Shard.File file : shard.files()) {
                // What is not divided into days is known by its generation.
                FileStamp stamp = shard.day().isPresent() ? FileStamp.of(file.path()) : new FileStamp(0, 0, "");
                files.add(new FileFacts(String.valueOf(file.path().getFileName()), file.rows(), stamp));
            }
            all.add(new ShardFacts(
                    shard.name(), shard.day().map(Object::toString).orElse(""), files));
        }
        return all;
    }

    private void writeEvents(EventRows rows, ActorList actors, List<String> names, List<Shard> shards, Path place)
            throws IOException {
        int[] order = actors.byNumber();
        int[] slotOf = new int[order.length];
        long[] starts = new long[order.length + 1];
        for (int slot = 0; slot < order.length; slot++) {
            slotOf[order[slot]] = slot;
            starts[slot + 1] = starts[slot] + actors.count(order[slot]);
        }
        long events = starts[order.length];
        try (Arena arena = Arena.ofShared()) {
            MemorySegment startsFile = Mapped.create(place.resolve(Segment.STARTS), 8L * starts.length, arena);
            MemorySegment.copy(starts, 0, startsFile, Mapped.LONG, 0, starts.length);
            MemorySegment actorsFile = Mapped.create(place.resolve(Segment.ACTORS), 4L * order.length, arena);
            for (int slot = 0; slot < order.length; slot++) {
                actorsFile.set(Mapped.INT, 4L * slot, actors.number(order[slot]));
            }
            MemorySegment times = Mapped.create(place.resolve(Segment.TIMES), 8 * events, arena);
            MemorySegment codes = Mapped.create(place.resolve(Segment.CODES), 2 * events, arena);
            MemorySegment rowsFile = Mapped.create(place.resolve(Segment.ROWS), 4 * events, arena);
            try (Buckets buckets = new Buckets(place.resolve("buckets"), starts)) {
                crash.reached("mapped");
                long[] fileStarts = fileStarts(shards);
                long[] read = {0};
                reader.fetch(rows.numbered(names), new Quiet(work), batch -> {
                    fill(buckets, batch, slotOf, fileStarts);
                    read[0] += batch.rows();
                    work.progress(COUNTED + (READ - COUNTED) * read[0] / Math.max(1, events), "Reading");
                });
                if (!buckets.complete()) {
                    throw changed();
                }
                crash.reached("read");
                sort(buckets, times, codes, rowsFile);
                crash.reached("sorted");
            }
            for (MemorySegment file : List.of(startsFile, actorsFile, times, codes, rowsFile)) {
                file.force();
            }
        }
    }

    private static void fill(Buckets buckets, Batch batch, int[] slotOf, long[] fileStarts) {
        for (int row = 0; row < batch.rows(); row++) {
            int slot = slotOf[(int) batch.number(row, EventRows.ACTOR)];
            long place = batch.number(row, EventRows.PLACE);
            long inSource =
                    fileStarts[(int) (place >>> EventTable.FILE_SHIFT)] + (place & (1L << EventTable.FILE_SHIFT) - 1);
            if (!buckets.add(
                    slot,
                    batch.number(row, EventRows.MICROS),
                    (int) batch.number(row, EventRows.CODE),
                    batch.number(row, EventRows.ARRIVAL),
                    (int) inSource)) {
                throw changed();
            }
        }
    }

    private static SourceUnavailable changed() {
        return new SourceUnavailable(
                "index-changed", "The source has changed while its index was made.", "The index is made anew.");
    }

    /** The number of each file's first row among all rows. */
    static long[] fileStarts(List<Shard> shards) {
        List<Shard.File> files =
                shards.stream().flatMap(shard -> shard.files().stream()).toList();
        long[] starts = new long[files.size() + 1];
        for (int file = 0; file < files.size(); file++) {
            starts[file + 1] = starts[file] + files.get(file).rows();
        }
        if (starts[files.size()] >= 1L << Integer.SIZE) {
            throw unfit("it has " + starts[files.size()] + " rows");
        }
        return starts;
    }

    private void sort(Buckets buckets, MemorySegment times, MemorySegment codes, MemorySegment rows) {
        AtomicInteger next = new AtomicInteger();
        Crew.run(Math.min(threads, buckets.count()), work, shared -> {
            for (int bucket = next.getAndIncrement(); bucket < buckets.count(); bucket = next.getAndIncrement()) {
                shared.checkCancelled();
                buckets.sort(bucket, times, codes, rows, shared);
                shared.progress(READ + (1 - READ) * (bucket + 1) / buckets.count(), "Sorting");
            }
        });
    }

    private static void writeActors(ActorList actors, Path place) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment names = Mapped.create(place.resolve(Segment.NAMES), actors.nameBytes(), arena);
            MemorySegment.copy(actors.names(), 0, names, Mapped.BYTE, 0, actors.nameBytes());
            MemorySegment starts = Mapped.create(place.resolve(Segment.NAME_STARTS), 8L * (actors.added() + 1L), arena);
            for (int i = 0; i <= actors.added(); i++) {
                starts.set(Mapped.LONG, 8L * i, actors.nameStart(i));
            }
            names.force();
            starts.force();
        }
    }
}
