package dev.steward.ingest.demo;

import dev.steward.files.WriteFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns events that come person by person into events that go day by day. What does not fit into memory waits in one file
 * a day.
 */
final class Days {
    private static final int WORDS = 2;
    private static final int INDEX_BITS = 32;

    private final Path folder;
    private final int most;
    private final long[][] waiting = new long[DemoYear.DAYS][0];
    private final int[] used = new int[DemoYear.DAYS];
    private final long[] counts = new long[DemoYear.DAYS];
    private int inMemory;

    /**
     * Begins with no events.
     *
     * @param folder an existing folder for what does not fit
     * @param most how many events to keep in memory, 16 bytes each
     */
    Days(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    void add(Move move) {
        int day = (int) ((move.at() - DemoYear.START) / DemoYear.DAY);
        int at = used[day];
        if (at == waiting[day].length) {
            waiting[day] = Arrays.copyOf(waiting[day], Math.max(64, at * 2));
        }
        waiting[day][at] = move.at();
        waiting[day][at + 1] = move.packed();
        used[day] = at + WORDS;
        counts[day]++;
        if (++inMemory == most) {
            spill();
        }
    }

    /** How many events lie before this day (counted from 0). */
    long before(int day) {
        return Arrays.stream(counts, 0, day).sum();
    }

    long count(int day) {
        return counts[day];
    }

    long total() {
        return before(DemoYear.DAYS);
    }

    /** A day's events in order of time; at the same time in the order in which they came. Safe for use by many threads once all are added. */
    Stream<Move> of(int day) {
        long[] words = words(day);
        int size = words.length / WORDS;
        long start = DemoYear.START + day * DemoYear.DAY;
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = words[i * WORDS] - start << INDEX_BITS | i;
        }
        Arrays.sort(order);
        return IntStream.range(0, size).mapToObj(i -> {
            int index = (int) (order[i] & (1L << INDEX_BITS) - 1);
            return Move.unpack(words[index * WORDS], words[index * WORDS + 1]);
        });
    }

    private long[] words(int day) {
        long[] kept = Arrays.copyOf(waiting[day], used[day]);
        Path file = file(day);
        if (!Files.exists(file)) {
            return kept;
        }
        try {
            LongBuffer spilled = ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer();
            long[] all = new long[spilled.remaining() + kept.length];
            int first = spilled.remaining();
            spilled.get(all, 0, first);
            System.arraycopy(kept, 0, all, first, kept.length);
            return all;
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    private void spill() {
        for (int day = 0; day < DemoYear.DAYS; day++) {
            if (used[day] > 0) {
                append(file(day), waiting[day], used[day]);
                waiting[day] = new long[0];
                used[day] = 0;
            }
        }
        inMemory = 0;
    }

    private static void append(Path file, long[] words, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length * Long.BYTES);
        bytes.asLongBuffer().put(words, 0, length);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            throw WriteFailures.of(file, failed);
        }
    }

    private Path file(int day) {
        return folder.resolve("day-" + day + ".events");
    }
}
