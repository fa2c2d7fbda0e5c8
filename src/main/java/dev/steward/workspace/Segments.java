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
 * Saved groups of people, each in a file of its own. Listed people are copies of personal data: {@link #forget} takes them out
 * of every list, whichever source it came from. Safe for use by many threads and several Stewards.
 */
public final class Segments implements DerivedData {
    private final Shelf<SavedSegment> shelf;

    Segments(Path folder, InstantSource clock) {
        this.shelf = new Shelf<>(folder, new Forms.Segments(), clock);
    }

    /** All of them by name, without those whose files cannot be understood; see {@link #unreadable()}. */
    public List<SavedSegment> list() {
        return shelf.list().things().stream()
                .sorted(Comparator.comparing(SavedSegment::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(SavedSegment::name))
                .toList();
    }

    public List<Path> unreadable() {
        return shelf.list().unreadable();
    }

    public Optional<SavedSegment> find(String name) {
        return shelf.find(name);
    }

    /** Saves a segment; one of the same name is replaced. */
    public void save(SavedSegment segment) {
        shelf.put(segment);
    }

    /** Refuses a name that is taken. */
    public void rename(String from, String to) {
        shelf.rename(
                from, to, old -> new SavedSegment(to, old.description(), old.created(), old.source(), old.content()));
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
            if (!(segment.content() instanceof SavedSegment.Listed listed)) {
                return segment;
            }
            List<String> kept = listed.people().stream()
                    .filter(person -> !gone.contains(person))
                    .toList();
            removed.addAndGet(listed.people().size() - kept.size());
            return new SavedSegment(
                    segment.name(),
                    segment.description(),
                    segment.created(),
                    segment.source(),
                    new SavedSegment.Listed(kept));
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
