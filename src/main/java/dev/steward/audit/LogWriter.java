package dev.steward.audit;

import dev.steward.files.SafeFiles;
import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.StorageFailed;
import dev.steward.model.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes entries at the end of a log. For one thread at a time, which holds the log's lock. */
final class LogWriter {
    static final String TORN_TAIL = "audit.torn-tail";
    private static final int SALT_BYTES = 32;

    /** The end of the log: the next line goes to the offset, or into a new file when this one is full. */
    private record Position(Path file, long offset, Head head, Optional<Instant> time) {}

    private final Segments segments;
    private final Path quarantine;
    private final Disk disk;
    private final InstantSource clock;
    private final Optional<Anchors> anchors;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Position known;
    private Head furthest = Head.EMPTY;

    LogWriter(Segments segments, Path quarantine, Disk disk, InstantSource clock, Optional<Anchors> anchors) {
        this.segments = segments;
        this.quarantine = quarantine;
        this.disk = disk;
        this.clock = clock;
        this.anchors = anchors;
    }

    /**
     * Writes the entries in order and hands out each as soon as it is on disk; on failure the rest is not in the log.
     *
     * @param entries each made for the place it gets: from the log before it
     */
    void append(List<Function<Head, Entry>> entries, Consumer<Recorded> durable) {
        Position at = position();
        List<Function<Head, Entry>> rest = entries;
        while (!rest.isEmpty()) {
            Head before = at.head;
            Optional<Entry> checkpoint = anchors.flatMap(taking -> taking.due(before));
            if (checkpoint.isPresent()) {
                at = write(at, List.of(_ -> checkpoint.get()), _ -> {});
            }
            int now = Math.min(Math.min(segments.roomAfter(at.head), roomBeforeCheckpoint(at.head)), rest.size());
            at = write(at, rest.subList(0, now), durable);
            rest = rest.subList(now, rest.size());
        }
    }

    /** How many entries may come before it is looked again whether a checkpoint is due; at least one. */
    private static int roomBeforeCheckpoint(Head head) {
        int every = AuditLog.CHECKPOINT_EVERY;
        int room = every - 1 - Math.toIntExact(head.count() % every);
        return room == 0 ? every : room;
    }

    private Position position() {
        if (known != null && current(known)) {
            return known;
        }
        Segments.Tail tail = segments.tail();
        Position at = tail.line()
                .map(bytes -> trusted(tail.file(), bytes))
                .map(line -> new Position(tail.file(), tail.offset(), line.head(), Optional.of(line.time())))
                .orElse(new Position(tail.file(), tail.offset(), Head.EMPTY, Optional.empty()));
        if (at.head.count() < furthest.count()
                || segments.fileOf(at.head.count() + 1).compareTo(at.file) < 0) {
            throw damaged(
                    at.file, "ends with entry " + at.head.count() + ", before entry " + furthest.count() + " it had");
        }
        return tail.torn() == 0 ? at : quarantined(at, Segments.torn(tail));
    }

    /** Whether nobody else has written since. */
    private boolean current(Position position) {
        try {
            Path next = segments.fileOf(position.head.count() + 1);
            return Files.size(position.file) == position.offset && (next.equals(position.file) || !Files.exists(next));
        } catch (IOException gone) {
            return false;
        }
    }

    private Position write(Position at, List<Function<Head, Entry>> entries, Consumer<Recorded> durable) {
        Path file = segments.fileOf(at.head.count() + 1);
        long offset = file.equals(at.file) ? at.offset : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Recorded> recorded = new ArrayList<>();
        Head head = at.head;
        Optional<Instant> time = at.time;
        for (Function<Head, Entry> entry : entries) {
            Line line = Line.after(head, clock.instant(), entry.apply(head), salt());
            bytes.writeBytes(line.bytes());
            recorded.add(line.recorded(time));
            head = line.head();
            time = Optional.of(line.time());
        }
        known = null;
        try {
            disk.write(file, offset, bytes.toByteArray());
        } catch (IOException failed) {
            takeBack(file, offset);
            throw WriteFailures.of(file, failed);
        }
        Position end = new Position(file, offset + bytes.size(), head, time);
        known = end;
        furthest = head;
        recorded.forEach(durable);
        anchors.ifPresent(taking -> taking.grown(end.head));
        return end;
    }

    private void takeBack(Path file, long offset) {
        try {
            disk.cut(file, offset);
        } catch (IOException ignored) {
            // What stays is a torn tail, or whole entries of actions that did not start; the next writer sees it.
        }
    }

    /**
     * Keeps what a killed writer left, then writes the record of it over it: at no moment is the torn tail gone without
     * being recorded.
     */
    private Position quarantined(Position at, byte[] torn) {
        String digest = Sha256.of(torn);
        String name = at.file.getFileName() + "-" + at.offset + "-" + digest.substring(0, 8) + ".torn";
        SafeFiles.write(quarantine.resolve(name), torn);
        Entry found = new Entry(
                "steward",
                TORN_TAIL,
                at.file.getFileName().toString(),
                Map.of(
                        "offset", new Value.Num(BigDecimal.valueOf(at.offset)),
                        "bytes", Value.of(torn.length),
                        "sha256", Value.of(digest),
                        "kept", Value.of(name)));
        return write(at, List.of(_ -> found), recorded -> {});
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static Line trusted(Path file, byte[] bytes) {
        return Line.parse(bytes)
                .filter(Line::hashHolds)
                .orElseThrow(() -> damaged(file, "ends with an entry that does not hold"));
    }

    private static StorageFailed damaged(Path file, String what) {
        return new StorageFailed(
                "audit-damaged",
                "The audit log " + file + " " + what + "; nothing can be recorded after it.",
                "Verify the log, keep its folder as evidence elsewhere, then start with an empty one.",
                new IOException(what));
    }
}
