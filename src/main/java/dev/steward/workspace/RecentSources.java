package dev.steward.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sources that were opened before, and the mapping remembered for each. Safe for use by many threads and several Stewards. */
public final class RecentSources {
    private final Shelf<RecentSource> shelf;
    private final InstantSource clock;

    RecentSources(Path folder, InstantSource clock) {
        this.shelf = new Shelf<>(folder, new Forms.Sources(), clock);
        this.clock = clock;
    }

    /** The last opened first. */
    public List<RecentSource> list() {
        return shelf.list().things().stream()
                .sorted(Comparator.comparing(RecentSource::opened)
                        .reversed()
                        .thenComparing(source -> source.path().toString()))
                .toList();
    }

    /** Notes that a source was opened now; its mapping stays. */
    public void opened(Path path) {
        shelf.update(
                key(path),
                known -> Optional.of(new RecentSource(path, clock.instant(), known.flatMap(RecentSource::mapping))));
    }

    /** The mapping (JSON text) that was last remembered for a source. */
    public Optional<String> mapping(Path path) {
        return shelf.find(key(path)).flatMap(RecentSource::mapping);
    }

    public void rememberMapping(Path path, String mapping) {
        shelf.update(
                key(path),
                known -> Optional.of(new RecentSource(
                        path, known.map(RecentSource::opened).orElseGet(clock::instant), Optional.of(mapping))));
    }

    /** Takes a source off the list, with its mapping; the source itself stays. */
    public void remove(Path path) {
        shelf.update(key(path), known -> Optional.empty());
    }

    private static String key(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
