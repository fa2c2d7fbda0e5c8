package dev.steward.workspace;

import dev.steward.model.DerivedData;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Saved groups of people, each in a file of its own. They are copies of personal data: {@link #forget} takes people out
 * of every segment, whichever source it came from. Safe for use by many threads and several Stewards.
 */
public final class Segments implements DerivedData {
    private final Shelf<Segment> shelf;

    Segments(Path folder, InstantSource clock) {
        this.shelf = new Shelf<>(folder, new Forms.Segments(), clock);
    }

    /** All of them by name, without those whose files cannot be understood; see {@link #unreadable()}. */
    public List<Segment> list() {
        return shelf.list().things().stream()
                .sorted(Comparator.comparing(Segment::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Segment::name))
                .toList();
    }

    public List<Path> unreadable() {
        return shelf.list().unreadable();
    }

    public Optional<Segment> find(String name) {
        return shelf.find(name);
    }

    /** Saves a segment; one of the same name is replaced. */
    public void save(Segment segment) {
        shelf.put(segment);
    }

    /** Refuses a name that is taken. */
    public void rename(String from, String to) {
        shelf.rename(from, to, old -> new Segment(to, old.description(), old.created(), old.source(), old.people()));
    }

    public void delete(String name) {
        shelf.update(name, current -> Optional.empty());
    }

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public long forget(Collection<String> people, Work work) {
        Set<String> gone = Set.copyOf(people);
        AtomicLong removed = new AtomicLong();
        shelf.updateAll(segment -> {
            work.checkCancelled();
            List<String> kept = segment.people().stream()
                    .filter(person -> !gone.contains(person))
                    .toList();
            removed.addAndGet(segment.people().size() - kept.size());
            return new Segment(segment.name(), segment.description(), segment.created(), segment.source(), kept);
        });
        List<Path> unreadable = unreadable();
        if (!unreadable.isEmpty()) {
            throw new StorageFailed(
                    "segment-unreadable",
                    "These segment files could not be searched: " + unreadable + ".",
                    "Mend or delete them, then forget again.",
                    new IOException("not understood"));
        }
        return removed.get();
    }
}
