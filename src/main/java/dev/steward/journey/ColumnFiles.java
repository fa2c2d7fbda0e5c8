package dev.steward.journey;

import dev.steward.files.CrashPoint;
import dev.steward.files.SafeFiles;
import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.Work;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Columns beside a segment, one file each, made when a question first needs them: which events satisfy a condition, what a
 * property is at each event. They go with their segment, and the longest unused go when there are too many.
 */
final class ColumnFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnFiles.class);
    private static final String BITS = ".bits";
    private static final String CODES = ".codes";
    private static final String TEXTS = ".texts";
    private static final String TEMPORARY = ".tmp";
    /** Bytes to force to disk in one go, which nobody can stop. */
    private static final long FORCED = 4 << 20;

    private static final Duration SURELY_WRITTEN = Duration.ofHours(1);

    /** Fills a new file. */
    @FunctionalInterface
    interface Filling {
        void fill(MemorySegment file) throws IOException;
    }

    private final Path index;
    private final long most;
    private final CrashPoint crash;
    private final Work work;

    /** @param most bytes that the columns of the whole index may take */
    ColumnFiles(Path index, long most, CrashPoint crash, Work work) {
        this.index = index;
        this.most = most;
        this.crash = crash;
        this.work = work;
    }

    Optional<Bitmap> bitmap(Segment segment, String key) throws IOException {
        return find(segment.folder().resolve(name(key) + BITS), Bitmap.bytes(segment.events()))
                .map(Bitmap::new);
    }

    Bitmap writeBitmap(Segment segment, String key, Filling filling) throws IOException {
        return new Bitmap(write(segment.folder().resolve(name(key) + BITS), Bitmap.bytes(segment.events()), filling));
    }

    Optional<ValueColumn> values(Segment segment, String key) throws IOException {
        Path texts = segment.folder().resolve(name(key) + TEXTS);
        if (!Files.exists(texts)) {
            return Optional.empty();
        }
        List<String> read = readTexts(texts);
        int width = ValueColumn.width(read.size());
        return find(segment.folder().resolve(name(key) + CODES), width * segment.events())
                .map(codes -> new ValueColumn(codes, width, read));
    }

    /** Writes the codes, then the texts, which make the column valid. */
    ValueColumn writeValues(Segment segment, String key, List<String> texts, Filling filling) throws IOException {
        int width = ValueColumn.width(texts.size());
        SafeFiles.delete(segment.folder().resolve(name(key) + TEXTS));
        MemorySegment codes = write(segment.folder().resolve(name(key) + CODES), width * segment.events(), filling);
        crash.reached("column-coded");
        SafeFiles.write(segment.folder().resolve(name(key) + TEXTS), textBytes(texts));
        return new ValueColumn(codes, width, List.copyOf(texts));
    }

    private static Optional<MemorySegment> find(Path file, long bytes) throws IOException {
        if (!Files.exists(file) || Files.size(file) != bytes) {
            return Optional.empty();
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return Optional.of(Mapped.open(file, bytes));
    }

    private MemorySegment write(Path file, long bytes, Filling filling) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = Mapped.create(beside, bytes, arena);
            filling.fill(memory);
            for (long from = 0; from < bytes; from += FORCED) {
                memory.asSlice(from, Math.min(FORCED, bytes - from)).force();
                work.checkCancelled();
            }
            crash.reached("column-filled");
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(beside);
            throw failed;
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        MemorySegment written = Mapped.open(file, bytes);
        evict(file);
        return written;
    }

    private static byte[] textBytes(List<String> texts) {
        List<byte[]> encoded = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(
                encoded.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
        encoded.forEach(text -> bytes.putInt(text.length).put(text));
        return bytes.array();
    }

    private static List<String> readTexts(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<String> texts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] text = new byte[bytes.getInt()];
            bytes.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Removes what has not been used longest until the rest is small enough; a file in use stays readable. */
    private void evict(Path fresh) {
        try (Stream<Path> tree = Files.walk(index, 2)) {
            List<Path> files =
                    new ArrayList<>(tree.filter(ColumnFiles::isColumn).toList());
            files.sort(Comparator.comparing(ColumnFiles::lastUsed));
            long total = 0;
            for (Path file : files) {
                total += Files.size(file);
            }
            for (Path file : files) {
                if (total <= most) {
                    break;
                }
                if (!file.equals(fresh)) {
                    total -= Files.size(file);
                    SafeFiles.delete(file);
                }
            }
        } catch (IOException failed) {
            LOG.warn("Columns of {} could not be evicted: {}", index, failed.toString());
        }
    }

    /** Removes what was left by a Steward that was killed: columns are written without a lock, so only what nobody can be writing any more. */
    static void sweep(Path segment) throws IOException {
        Instant old = Instant.now().minus(SURELY_WRITTEN);
        try (Stream<Path> files = Files.list(segment)) {
            files.filter(file -> file.getFileName().toString().endsWith(TEMPORARY))
                    .filter(file -> lastUsed(file).toInstant().isBefore(old))
                    .forEach(SafeFiles::delete);
        }
    }

    private static boolean isColumn(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(BITS) || name.endsWith(CODES);
    }

    private static FileTime lastUsed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw WriteFailures.of(file, gone);
        }
    }

    private static String name(String key) {
        return "c-" + Sha256.of(key).substring(0, 32);
    }
}
