package dev.steward.journey;

import dev.steward.files.CrashPoint;
import dev.steward.files.LockFile;
import dev.steward.files.Sha256;
import dev.steward.files.WriteFailures;
import dev.steward.model.DerivedData;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import dev.steward.source.SourceSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The indexes of one source: one over its persons and, for questions that count something else, one over the values of
 * a property. They are copies of the source: they mirror one generation of it, and forget people when they are erased.
 */
public final class JourneyIndexes implements DerivedData {
    private static final long LEAST_FOR_COLUMNS = 256L << 20;
    private static final long COLUMN_BYTES_AN_EVENT = 8;

    private final Path folder;
    private final int threads;
    private final CrashPoint crash;
    private final Map<Optional<String>, IndexFolder> byActor = new ConcurrentHashMap<>();

    /** @param folder where they lie; made when the first index is */
    public JourneyIndexes(Path folder, int threads) {
        this(folder, threads, CrashPoint.NONE);
    }

    JourneyIndexes(Path folder, int threads, CrashPoint crash) {
        this.folder = folder;
        this.threads = threads;
        this.crash = crash;
    }

    /** Whether questions about these actors ({@link JourneyQuery#actor}) are answered from an index now. */
    public boolean ready(Reader reader, Optional<String> actorProperty) {
        return reader.snapshot().flatMap(of(actorProperty)::current).isPresent();
    }

    /**
     * Makes the index of these actors mirror the source as it is now: all of it the first time, afterwards the days that
     * have come or changed. Does nothing when another Steward is just doing so.
     *
     * @throws Failure when the source cannot be indexed, or the disk is full
     */
    public void renew(Reader reader, Optional<String> actorProperty, Work work) {
        Optional<SourceSnapshot> snapshot = reader.snapshot();
        if (snapshot.isEmpty()) {
            return;
        }
        try {
            of(actorProperty).renew(reader, snapshot.get(), threads, work);
        } catch (Failure failed) {
            if (!failed.code().equals(LockFile.BUSY)) {
                throw failed;
            }
        }
    }

    /** The event names of the source, when an index mirrors it. */
    public Optional<List<String>> eventNames(Reader reader) {
        return reader.snapshot()
                .flatMap(of(Optional.empty())::current)
                .map(index -> index.head().names());
    }

    /** Whether there is an index of persons, fresh or stale. */
    public boolean exist() {
        return of(Optional.empty()).asItLies().isPresent();
    }

    /** Journeys from an index where it mirrors the source, else from the source itself. */
    public IndexedJourneys journeys(Reader reader) {
        return new IndexedJourneys(this, reader);
    }

    IndexFolder of(Optional<String> actorProperty) {
        return byActor.computeIfAbsent(
                actorProperty,
                property -> new IndexFolder(
                        folder.resolve(
                                property.map(name -> "by-" + digest(name)).orElse("persons")),
                        property,
                        crash));
    }

    int threads() {
        return threads;
    }

    ColumnFiles columns(JourneyIndex index, IndexFolder of, Work work) {
        return new ColumnFiles(
                of.folder(),
                Math.max(LEAST_FOR_COLUMNS, COLUMN_BYTES_AN_EVENT * index.head().events()),
                crash,
                work);
    }

    private static String digest(String text) {
        return Sha256.of(text).substring(0, 16);
    }

    @Override
    public String name() {
        return "journey index in " + folder;
    }

    /**
     * Removes the indexes and their columns when any of these people is in them; they are made anew from what the source
     * then holds. An index over other actors does not say who is in it, and always goes.
     */
    @Override
    public long forget(Collection<String> people, Work work) {
        if (people.isEmpty() || !Files.isDirectory(folder)) {
            return 0;
        }
        IndexFolder persons = of(Optional.empty());
        Optional<JourneyIndex> there = persons.asItLies();
        long events = there.map(index -> events(index, people)).orElse(0L);
        // What cannot be searched, or knows people by another of their names, must not stay either.
        if (events > 0 || there.map(index -> index.head().merged()).orElse(true)) {
            persons.drop();
        }
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(
                            path -> path.getFileName().toString().startsWith("by-"))
                    .toList()) {
                work.checkCancelled();
                new IndexFolder(child, Optional.empty(), crash).drop();
            }
        } catch (IOException failed) {
            throw WriteFailures.of(folder, failed);
        }
        byActor.keySet().removeIf(Optional::isPresent);
        return events;
    }

    /** Removes the folder with every index in it. */
    public void drop() {
        byActor.clear();
        if (Files.isDirectory(folder)) {
            IndexFolder.remove(folder);
        }
    }

    private static long events(JourneyIndex index, Collection<String> people) {
        long events = 0;
        for (String name : people) {
            int actor = index.find(name);
            for (Segment segment : index.segments()) {
                int at = actor < 0 ? segment.actors() : segment.firstFrom(actor);
                if (at < segment.actors() && segment.actor(at) == actor) {
                    events += segment.start(at + 1) - segment.start(at);
                }
            }
        }
        return events;
    }
}
