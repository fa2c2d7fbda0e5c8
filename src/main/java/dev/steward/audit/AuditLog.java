package dev.steward.audit;

import dev.steward.files.LockFile;
import dev.steward.model.Anchor;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tamper-evident log of a home: a chain of entries in which each names the hash of the one before. Any number of
 * threads and Stewards append to one chain. Who wants to do something that must be recorded appends first, and does it
 * only when {@link #append} has returned: an entry without outcome is harmless, an act without entry is not.
 */
public final class AuditLog {
    /** Entries in one file; part of the format. */
    static final int SEGMENT = 10_000;
    /** Every so many entries one is a signed checkpoint. */
    static final int CHECKPOINT_EVERY = 100;

    /** More than any change writes. */
    private static final int STORY = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Segments segments;
    private final InstantSource clock;
    private final LockFile lock;
    private final LogWriter writer;
    private final Optional<Anchors> anchors;
    /** Fair: else the thread that has just written comes first again and writes alone what should have waited. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();

    /** The log in that folder, which is made by the first entry; nobody seals or anchors it. */
    public AuditLog(Path folder, InstantSource clock) {
        this(folder, clock, SEGMENT, Disk.REAL);
    }

    /** A log that signs checkpoints into itself, and of which anchors are taken. */
    public AuditLog(Path folder, InstantSource clock, Anchors anchors) {
        this(folder, clock, SEGMENT, Disk.REAL, Optional.of(anchors));
    }

    AuditLog(Path folder, InstantSource clock, int segment, Disk disk) {
        this(folder, clock, segment, disk, Optional.empty());
    }

    AuditLog(Path folder, InstantSource clock, int segment, Disk disk, Optional<Anchors> anchors) {
        this.segments = new Segments(folder, segment);
        this.clock = clock;
        this.lock = new LockFile(folder.resolve("lock"), PATIENCE);
        this.writer = new LogWriter(segments, folder.resolve("quarantine"), disk, clock, anchors);
        this.anchors = anchors;
    }

    /**
     * Writes the entry and returns when it would survive a power cut. Whoever comes while another thread writes waits,
     * and the next writer takes all who wait along with one write to the disk.
     *
     * @throws StorageFailed (or another failure) when it is not recorded: what was to be recorded must not be done
     */
    public Recorded append(Entry entry) {
        return append(_ -> entry);
    }

    /** Signs where the log ends, as an entry of it. Fails as {@link #append} does. */
    public Recorded checkpoint(Seal seal) {
        return append(head -> seal.checkpoint(head, clock.instant()));
    }

    private Recorded append(Function<Head, Entry> entry) {
        Waiting mine = new Waiting(entry);
        queue.add(mine);
        writing.lock();
        try {
            if (!mine.ended()) {
                commit();
            }
        } finally {
            writing.unlock();
        }
        return mine.outcome();
    }

    private void commit() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        List<Waiting> open = new ArrayList<>(batch);
        try (LockFile.Held _ = lock.hold()) {
            writer.append(
                    batch.stream().map(waiting -> waiting.entry).toList(),
                    recorded -> open.removeFirst().recorded = recorded);
        } catch (RuntimeException failed) {
            open.forEach(waiting -> waiting.failure = failed);
        } finally {
            open.forEach(Waiting::end);
        }
    }

    /** Where the chain ends: to be kept elsewhere, as proof that nothing was cut off later. */
    public Head head() {
        return Segments.head(tail());
    }

    /** An anchor at its end, to go with what somebody else gets; empty where nobody seals this log, and while it is empty. */
    public Optional<Anchor> anchor() {
        Head head = head();
        return anchors.filter(_ -> head.count() > 0).map(taking -> taking.anchor(head));
    }

    /**
     * Reads the whole log and computes every hash again. Entries written meanwhile are left for the next time.
     *
     * @throws dev.steward.model.Cancelled soon after {@code work} is cancelled
     */
    public Verification verify(Work work) {
        return prove(Optional.empty(), List.of(), work).chain();
    }

    /**
     * Verifies, and compares with what was kept elsewhere.
     *
     * @param log whose checkpoints are to be expected: {@link Seal#log}; empty when this home has no key
     * @param kept anchors, read before this is called: those taken later would seem to be of entries cut off
     */
    public Proof prove(Optional<String> log, List<Kept> kept, Work work) {
        Verifier verifier = new Verifier(
                segments.files(),
                tail(),
                kept.stream().map(one -> one.anchor().count()).collect(Collectors.toSet()),
                log,
                work);
        Verification chain = verifier.verify();
        return Proof.of(chain, kept, verifier.found());
    }

    /**
     * Copies lines as they stand, each ended by a line feed.
     *
     * @param most how many, from the first on
     */
    public void copy(OutputStream out, long most, Work work) throws IOException {
        Segments.Tail tail = tail();
        long copied = 0;
        for (Path file : segments.files()) {
            work.checkCancelled();
            long limit = file.equals(tail.file()) ? tail.offset() : Long.MAX_VALUE;
            for (byte[] line : Segments.lines(file, limit)) {
                if (copied++ < most) {
                    out.write(line);
                    out.write('\n');
                }
            }
        }
    }

    /** Who and what stands in the log, to choose from; whether it holds is not looked at. */
    public AuditNames names(Work work) {
        return new AuditReader(segments, tail()).names(work);
    }

    /** The newest entries that the query asks for, newest first. Lines that do not hold are left out: see {@link #verify}. */
    public List<Recorded> entries(AuditQuery query) {
        return new AuditReader(segments, tail()).entries(query);
    }

    /** Everything recorded of one change, oldest first. */
    public List<Recorded> story(String change) {
        return entries(AuditQuery.newest(STORY).change(change)).reversed();
    }

    private Segments.Tail tail() {
        try (LockFile.Held _ = lock.hold()) {
            return segments.tail();
        } catch (StorageFailed unlocked) {
            if (unlocked.code().equals(LockFile.BUSY)) {
                throw unlocked;
            }
            // A log on a read-only disk can be read all the same: nobody is writing to it.
            return segments.tail();
        }
    }

    /** An entry whose thread waits for it; touched only under {@link #writing}. */
    private static final class Waiting {
        private final Function<Head, Entry> entry;
        private @Nullable Recorded recorded;
        private @Nullable RuntimeException failure;

        Waiting(Function<Head, Entry> entry) {
            this.entry = entry;
        }

        boolean ended() {
            return recorded != null || failure != null;
        }

        /** After an error of the machine, such as want of memory, the others must not wait for ever. */
        void end() {
            if (!ended()) {
                failure = new IllegalStateException("not recorded: the writer ended early");
            }
        }

        Recorded outcome() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(recorded);
        }
    }
}
