package dev.steward.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The warehouses somebody connects to, each in a file of its own; no file holds a password. */
public final class Connections {
    private final Shelf<SavedConnection> shelf;

    Connections(Path folder, InstantSource clock) {
        this.shelf = new Shelf<>(folder, new ConnectionForm(), clock);
    }

    /** All of them by name, without those whose files cannot be understood; see {@link #unreadable()}. */
    public List<SavedConnection> list() {
        return shelf.list().things().stream()
                .sorted(Comparator.comparing(SavedConnection::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(SavedConnection::name))
                .toList();
    }

    public List<Path> unreadable() {
        return shelf.list().unreadable();
    }

    public Optional<SavedConnection> find(String name) {
        return shelf.find(name);
    }

    /** Saves a connection; one of the same name is replaced. */
    public void save(SavedConnection connection) {
        shelf.put(connection);
    }

    public void delete(String name) {
        shelf.update(name, current -> Optional.empty());
    }
}
