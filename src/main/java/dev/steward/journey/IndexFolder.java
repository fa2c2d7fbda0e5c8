package dev.steward.journey;

import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.files.WriteFailures;
import dev.steward.model.Failure;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import dev.steward.source.Shard;
import dev.steward.source.SourceSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One index on disk: {@code head.json} and a folder for each segment. What is stale, torn or of another source is never
 * used: it is noticed, and made anew. A day that has come or changed costs a segment of that day; now and then, when
 * segments have become many or large, everything is written as one again.
 */
final class IndexFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEAD = "head.json";
    private static final int MOST_SEGMENTS = 16;

    private final Path folder;
    private final Optional<String> actorProperty;
    private final CrashPoint crash;
    private volatile @Nullable JourneyIndex open;
    private volatile boolean tidied;

    /** @param actorProperty the property that names the actors; empty: persons */
    IndexFolder(Path folder, Optional<String> actorProperty, CrashPoint crash) {
        this.folder = folder;
        this.crash = crash;
        this.actorProperty = actorProperty;
    }

    Path folder() {
        return folder;
    }

    /** The index, when it mirrors the source as it is now. */
    Optional<JourneyIndex> current(SourceSnapshot snapshot) {
        JourneyIndex index = open;
        if (index != null
                && index.head().generation().equals(snapshot.generation())
                && mirrors(index.head(), snapshot)) {
            return Optional.of(index);
        }
        Optional<IndexHead> head = head();
        if (head.isEmpty() || !mirrors(head.get(), snapshot)) {
            return Optional.empty();
        }
        Optional<JourneyIndex> found = open(head.get());
        open = found.orElse(null);
        return found;
    }

    private static boolean mirrors(IndexHead head, SourceSnapshot snapshot) {
        return head.fits(snapshot) && head.missing(snapshot).isEmpty() && !head.gone(snapshot);
    }

    private Optional<IndexHead> head() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(folder.resolve(HEAD)), IndexHead.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            LOG.warn("The index in {} cannot be read and will be made anew: {}", folder, unreadable.toString());
            return Optional.empty();
        }
    }

    private Optional<JourneyIndex> open(IndexHead head) {
        try {
            return Optional.of(JourneyIndex.open(folder, head));
        } catch (IOException | RuntimeException torn) {
            LOG.warn("The index in {} is not whole and will be made anew: {}", folder, torn.toString());
            return Optional.empty();
        }
    }

    /**
     * Makes the index mirror the source, as far as it does not, and returns it.
     *
     * @throws StorageFailed with the code {@link LockFile#BUSY} when another Steward is at it
     */
    JourneyIndex renew(Reader reader, SourceSnapshot snapshot, int threads, Work work) {
        Optional<JourneyIndex> there = current(snapshot);
        if (there.isPresent()) {
            tidy(there.get().head());
            return there.get();
        }
        SafeFiles.privateFolder(folder);
        try (LockFile.Held _ = new LockFile(folder.resolve("lock"), Duration.ZERO).hold()) {
            return current(snapshot).orElseGet(() -> make(reader, snapshot, threads, work));
        }
    }

    /** Call it only with the lock: another Steward's unfinished segment looks like one that was given up. */
    private JourneyIndex make(Reader reader, SourceSnapshot snapshot, int threads, Work work) {
        try {
            IndexHead head = head().filter(old -> extendable(old, snapshot))
                    .flatMap(this::open)
                    .map(base -> extended(base, reader, snapshot, threads, work))
                    .orElseGet(() -> whole(reader, snapshot, threads, work));
            SafeFiles.write(folder.resolve(HEAD), JSON.writeValueAsBytes(head));
            crash.reached("committed");
            sweep(head);
            JourneyIndex made = open(head)
                    .orElseThrow(() -> new StorageFailed(
                            "index",
                            "The index in " + folder + " could not be read back.",
                            "Look whether the disk is full.",
                            new IOException("torn")));
            open = made;
            return made;
        } catch (Failure failed) {
            sweep(head().orElse(null));
            throw failed;
        }
    }

    /** Whether a segment more is cheaper than everything anew. */
    private static boolean extendable(IndexHead head, SourceSnapshot snapshot) {
        if (!head.fits(snapshot) || head.gone(snapshot) || head.segments().size() >= MOST_SEGMENTS) {
            return false;
        }
        List<Shard> missing = head.missing(snapshot);
        long later = head.events()
                - head.segments().getFirst().events()
                + missing.stream().mapToLong(Shard::rows).sum();
        return missing.stream().allMatch(shard -> shard.day().isPresent())
                && later <= head.segments().getFirst().events() / 2;
    }

    private IndexHead whole(Reader reader, SourceSnapshot snapshot, int threads, Work work) {
        SegmentBuilder.Built built = new SegmentBuilder(reader, folder, threads, crash, work)
                .build(snapshot, snapshot.shards(), actorProperty, _ -> -1, 0, List.of());
        return IndexHead.of(snapshot, built.names(), List.of(built.facts()));
    }

    private IndexHead extended(JourneyIndex base, Reader reader, SourceSnapshot snapshot, int threads, Work work) {
        List<Shard> missing = base.head().missing(snapshot);
        if (missing.isEmpty()) {
            return IndexHead.of(snapshot, base.head().names(), base.head().segments());
        }
        SegmentBuilder.Built built = new SegmentBuilder(reader, folder, threads, crash, work)
                .build(
                        snapshot,
                        missing,
                        actorProperty,
                        base::find,
                        base.actors(),
                        base.head().names());
        List<Segment.Facts> segments = new ArrayList<>(base.head().segments());
        segments.add(built.facts());
        return IndexHead.of(snapshot, built.names(), segments);
    }

    /** Once, where nothing has to be renewed: removes what was left by a Steward that was killed. */
    private void tidy(IndexHead head) {
        if (tidied) {
            return;
        }
        tidied = true;
        try (LockFile.Held _ = new LockFile(folder.resolve("lock"), Duration.ZERO).hold()) {
            if (head().filter(head::equals).isPresent()) {
                sweep(head);
            }
        } catch (StorageFailed later) {
            LOG.debug("{} is not tidied now: {}", folder, later.toString());
        }
    }

    /** Removes the folders that the index does not name, and unfinished files. Call it only with the lock. */
    private void sweep(@Nullable IndexHead head) {
        Set<String> named = head == null
                ? Set.of()
                : head.segments().stream().map(Segment.Facts::folder).collect(Collectors.toSet());
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> child.getFileName().toString().startsWith("s-"))
                    .filter(child -> !named.contains(child.getFileName().toString()))
                    .forEach(IndexFolder::remove);
            SafeFiles.sweep(folder);
            for (String segment : named) {
                ColumnFiles.sweep(folder.resolve(segment));
            }
        } catch (IOException failed) {
            LOG.warn("{} could not be swept: {}", folder, failed.toString());
        }
    }

    static void remove(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(SafeFiles::delete);
        } catch (IOException failed) {
            throw WriteFailures.of(tree, failed);
        }
    }

    /** Removes the index and everything beside it from disk. */
    void drop() {
        try (LockFile.Held _ = new LockFile(folder.resolve("lock"), Duration.ofMinutes(1)).hold()) {
            open = null;
            SafeFiles.delete(folder.resolve(HEAD));
            sweep(null);
        }
    }

    /** What the disk holds, fresh or stale. */
    Optional<JourneyIndex> asItLies() {
        return head().flatMap(this::open);
    }
}
