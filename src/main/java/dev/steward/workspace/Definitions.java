package dev.steward.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Saved questions. Safe for use by many threads and several Stewards. */
public final class Definitions {
    private final Shelf<SavedDefinition> shelf;
    private final InstantSource clock;

    Definitions(Path folder, InstantSource clock) {
        this.shelf = new Shelf<>(folder, new Forms.Definitions(), clock);
        this.clock = clock;
    }

    /** All of them by name, without those whose files cannot be understood; see {@link #unreadable()}. */
    public List<SavedDefinition> list() {
        return shelf.list().things().stream()
                .sorted(Comparator.comparing(SavedDefinition::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(SavedDefinition::name))
                .toList();
    }

    public List<Path> unreadable() {
        return shelf.list().unreadable();
    }

    public Optional<SavedDefinition> find(String name) {
        return shelf.find(name);
    }

    /** Saves a definition under whatever name somebody typed; one of the same name is replaced. */
    public SavedDefinition save(String name, String json) {
        SavedDefinition saved = new SavedDefinition(name, json, clock.instant());
        shelf.put(saved);
        return saved;
    }

    /** Refuses a name that is taken. */
    public void rename(String from, String to) {
        shelf.rename(from, to, saved -> new SavedDefinition(to, saved.json(), saved.saved()));
    }

    public void delete(String name) {
        shelf.update(name, current -> Optional.empty());
    }
}
