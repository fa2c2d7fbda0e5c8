package dev.steward.journey;

import dev.steward.model.Condition;
import dev.steward.model.Crew;
import dev.steward.model.Membership;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import dev.steward.source.SourceSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Journeys from an index, on all cores; where none mirrors the source, streamed from it. */
public final class IndexedJourneys implements Journeys {
    private static final int MOST_ACTORS = 4096;

    private final JourneyIndexes indexes;
    private final Reader reader;
    private final StreamedJourneys streamed;
    private volatile boolean indexed;

    IndexedJourneys(JourneyIndexes indexes, Reader reader) {
        this.indexes = indexes;
        this.reader = reader;
        this.streamed = new StreamedJourneys(reader);
    }

    @Override
    public <F extends Fold<F, R>, R> R fold(JourneyQuery query, Supplier<F> fresh, Work work) {
        Optional<IndexScan> scan = scan(query, work);
        return scan.isPresent()
                ? fold(scan.get(), fresh, IndexWalk::journeys, work)
                : streamed.fold(query, fresh, work);
    }

    @Override
    public Optional<Extent> extent(JourneyQuery query, Work work) {
        Optional<IndexScan> scan = scan(query, work);
        return scan.isPresent()
                ? fold(scan.get(), Extent.Search::new, IndexWalk::ends, work)
                : streamed.extent(query, work);
    }

    /** Whether some journeys have come from an index. */
    public boolean indexed() {
        return indexed;
    }

    private Optional<IndexScan> scan(JourneyQuery query, Work work) {
        if (query.actor().isPresent() && asksForPeople(query)) {
            return Optional.empty();
        }
        Optional<SourceSnapshot> snapshot = reader.snapshot();
        IndexFolder folder = indexes.of(query.actor());
        return snapshot.flatMap(folder::current).map(index -> {
            indexed = true;
            Columns columns = new Columns(reader, index, snapshot.get(), indexes.columns(index, folder, work), work);
            return new IndexScan(index, query, columns, reader);
        });
    }

    /** An index over other actors does not know the person of an event. */
    private static boolean asksForPeople(JourneyQuery query) {
        return query.properties().stream()
                        .anyMatch(property -> Membership.segment(property).isPresent())
                || Stream.concat(
                                query.filters().stream(),
                                query.matchers().stream().flatMap(matcher -> matcher.where().stream()))
                        .anyMatch(Condition.InSegment.class::isInstance);
    }

    /** What is done with a range of actors. */
    private interface Step<F> {
        void go(IndexWalk walk, int first, int until, F fold);
    }

    private <F extends Fold<F, R>, R> R fold(IndexScan scan, Supplier<F> fresh, Step<F> step, Work work) {
        int actors = scan.actors();
        int share = Math.clamp(actors / (indexes.threads() * 16L), 1, MOST_ACTORS);
        AtomicInteger next = new AtomicInteger();
        List<F> folds = Collections.synchronizedList(new ArrayList<>());
        Crew.run(Math.clamp(actors / share, 1, indexes.threads()), work, shared -> {
            F fold = fresh.get();
            folds.add(fold);
            IndexWalk walk = new IndexWalk(scan, shared);
            for (int first = next.getAndAdd(share); first < actors; first = next.getAndAdd(share)) {
                shared.checkCancelled();
                step.go(walk, first, Math.min(actors, first + share), fold);
                shared.progress((double) first / actors, "");
            }
        });
        F all = folds.getFirst();
        folds.stream().skip(1).forEach(all::absorb);
        return all.finish();
    }
}
