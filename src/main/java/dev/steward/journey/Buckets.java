package dev.steward.journey;

import dev.steward.model.Work;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Events on their way into a segment: a file with a region for each bucket of neighbouring actors, filled in the order in
 * which events come. Each bucket is then small enough to be sorted in memory.
 */
final class Buckets implements AutoCloseable {
    /** Events in a bucket, as far as an actor does not have more. */
    private static final long BUCKET = 1 << 20;

    private static final int RECORD = 26;
    private static final int SLOT = 0;
    private static final int MICROS = 4;
    private static final int ARRIVAL = 12;
    private static final int ROW = 20;
    private static final int CODE = 24;

    private final Path file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment records;
    private final long[] starts;
    private final int[] firstSlot;
    private final int[] bucketOf;
    private final long[] filled;

    /** @param starts where the events of each slot begin, and where the last ones end */
    Buckets(Path file, long[] starts) throws IOException {
        this.file = file;
        this.starts = starts;
        int slots = starts.length - 1;
        bucketOf = new int[slots];
        int[] first = new int[slots + 1];
        int bucket = -1;
        long begin = Long.MIN_VALUE;
        for (int slot = 0; slot < slots; slot++) {
            if (bucket < 0 || starts[slot + 1] - begin > BUCKET && starts[slot] > begin) {
                first[++bucket] = slot;
                begin = starts[slot];
            }
            bucketOf[slot] = bucket;
        }
        firstSlot = Arrays.copyOf(first, bucket + 2);
        firstSlot[bucket + 1] = slots;
        filled = new long[bucket + 1];
        for (int i = 0; i <= bucket; i++) {
            filled[i] = starts[firstSlot[i]];
        }
        records = Mapped.create(file, starts[slots] * RECORD, arena);
    }

    int count() {
        return filled.length;
    }

    /** Adds an event; false when the actor has more of them than was counted. */
    boolean add(int slot, long micros, int code, long arrival, int row) {
        int bucket = bucketOf[slot];
        if (filled[bucket] == starts[firstSlot[bucket + 1]]) {
            return false;
        }
        long at = filled[bucket]++ * RECORD;
        records.set(Mapped.INT, at + SLOT, slot);
        records.set(Mapped.LONG, at + MICROS, micros);
        records.set(Mapped.LONG, at + ARRIVAL, arrival);
        records.set(Mapped.INT, at + ROW, row);
        records.set(Mapped.CHAR, at + CODE, (char) code);
        return true;
    }

    /** Whether every region is full. */
    boolean complete() {
        for (int bucket = 0; bucket < filled.length; bucket++) {
            if (filled[bucket] != starts[firstSlot[bucket + 1]]) {
                return false;
            }
        }
        return true;
    }

    /** Writes the events of a bucket, actor by actor in order of time and arrival, where they belong. */
    void sort(int bucket, MemorySegment times, MemorySegment codes, MemorySegment rows, Work work) throws IOException {
        int first = firstSlot[bucket];
        int slots = firstSlot[bucket + 1] - first;
        long base = starts[first];
        int events = Math.toIntExact(starts[first + slots] - base);
        int[] next = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            next[slot] = (int) (starts[first + slot] - base);
        }
        int[] order = new int[events];
        for (int i = 0; i < events; i++) {
            int slot = records.get(Mapped.INT, (base + i) * RECORD + SLOT) - first;
            if (slot < 0 || slot >= slots || base + next[slot] == starts[first + slot + 1]) {
                throw new IOException("an actor has more events than were counted");
            }
            order[next[slot]++] = i;
        }
        for (int slot = 0; slot < slots; slot++) {
            int from = (int) (starts[first + slot] - base);
            int to = (int) (starts[first + slot + 1] - base);
            settle(order, from, to, base);
            work.checkCancelled();
        }
        for (int i = 0; i < events; i++) {
            long at = (base + order[i]) * RECORD;
            times.set(Mapped.LONG, 8 * (base + i), records.get(Mapped.LONG, at + MICROS));
            codes.set(Mapped.CHAR, 2 * (base + i), records.get(Mapped.CHAR, at + CODE));
            rows.set(Mapped.INT, 4 * (base + i), records.get(Mapped.INT, at + ROW));
        }
    }

    /** Puts one actor's events in order; those of day files are in order already. */
    private void settle(int[] order, int from, int to, long base) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = compare(base + order[i - 1], base + order[i]) <= 0;
        }
        if (sorted) {
            return;
        }
        Integer[] boxed = new Integer[to - from];
        Arrays.setAll(boxed, i -> order[from + i]);
        Arrays.sort(boxed, (a, b) -> compare(base + a, base + b));
        for (int i = from; i < to; i++) {
            order[i] = boxed[i - from];
        }
    }

    private int compare(long a, long b) {
        int byTime = Long.compare(
                records.get(Mapped.LONG, a * RECORD + MICROS), records.get(Mapped.LONG, b * RECORD + MICROS));
        return byTime != 0
                ? byTime
                : Long.compare(
                        records.get(Mapped.LONG, a * RECORD + ARRIVAL), records.get(Mapped.LONG, b * RECORD + ARRIVAL));
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(file);
    }
}
