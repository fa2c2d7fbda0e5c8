package dev.steward.audit;

import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a log. Each is named after the sequence of its first entry and holds a fixed number of lines, so the place
 * of an entry follows from its number.
 */
final class Segments {
    /**
     * The end of a log.
     *
     * @param file the last file
     * @param offset where its last whole line ends
     * @param line the last whole line of the log, in whichever file; empty when the log has none
     * @param torn how many bytes stand behind it without a line feed: left by a writer that was killed
     */
    record Tail(Path file, long offset, Optional<byte[]> line, long torn) {}

    private static final String SUFFIX = ".jsonl";
    private static final int WINDOW = 1 << 16;

    private final Path folder;
    private final int size;

    Segments(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    /** The file an entry belongs into. */
    Path fileOf(long sequence) {
        long first = (sequence - 1) / size * size + 1;
        return folder.resolve(String.format(Locale.ROOT, "%012d", first) + SUFFIX);
    }

    /** How many entries fit into the file of the next one. */
    int roomAfter(Head head) {
        return size - Math.toIntExact(head.count() % size);
    }

    /** The files there are, in order. */
    List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        }
    }

    /** The end of the log as it is on disk. Only under the lock: a writer at work looks like one that was killed. */
    Tail tail() {
        List<Path> files = files();
        if (files.isEmpty()) {
            return new Tail(fileOf(1), 0, Optional.empty(), 0);
        }
        Tail tail = tail(files.getLast());
        Optional<byte[]> line = tail.line();
        for (int i = files.size() - 2; line.isEmpty() && i >= 0; i--) {
            line = tail(files.get(i)).line();
        }
        return new Tail(tail.file(), tail.offset(), line, tail.torn());
    }

    /** The end of the chain, as its last line states it. */
    static Head head(Tail tail) {
        return tail.line()
                .map(bytes -> Line.parse(bytes)
                        .orElseThrow(() -> new SourceUnavailable(
                                "audit-damaged",
                                "The last entry of the audit log " + tail.file() + " cannot be understood.",
                                "Verify the log.")))
                .map(Line::head)
                .orElse(Head.EMPTY);
    }

    static Tail tail(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            for (long window = WINDOW; ; window *= 4) {
                long from = Math.max(0, length - window);
                byte[] bytes = new byte[Math.toIntExact(length - from)];
                in.seek(from);
                in.readFully(bytes);
                int feed = lastFeed(bytes, bytes.length);
                int before = lastFeed(bytes, feed);
                if (from == 0 || before >= 0) {
                    Optional<byte[]> line =
                            feed < 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes, before + 1, feed));
                    int torn = bytes.length - (feed + 1);
                    return new Tail(file, length - torn, line, torn);
                }
            }
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** The bytes of a torn tail. */
    static byte[] torn(Tail tail) {
        try (RandomAccessFile in = new RandomAccessFile(tail.file().toFile(), "r")) {
            byte[] torn = new byte[Math.toIntExact(tail.torn())];
            in.seek(tail.offset());
            in.readFully(torn);
            return torn;
        } catch (IOException failed) {
            throw unreadable(tail.file(), failed);
        }
    }

    /** The lines of a file within its first {@code limit} bytes; what stands behind the last line feed is one, too. */
    static List<byte[]> lines(Path file, long limit) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
        List<byte[]> lines = new ArrayList<>();
        int end = Math.toIntExact(Math.min(limit, bytes.length));
        int start = 0;
        for (int at = 0; at < end; at++) {
            if (bytes[at] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, start, at));
                start = at + 1;
            }
        }
        if (start < end) {
            lines.add(Arrays.copyOfRange(bytes, start, end));
        }
        return lines;
    }

    private static int lastFeed(byte[] bytes, int before) {
        int at = before - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    private static SourceUnavailable unreadable(Path file, IOException failed) {
        return new SourceUnavailable(
                "audit-unreadable",
                "The audit log cannot be read at " + file + ": " + failed + ".",
                "Give your account the right to read it, or restore the disk.",
                failed);
    }
}
