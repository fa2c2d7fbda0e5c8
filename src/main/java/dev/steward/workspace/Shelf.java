package dev.steward.workspace;

import dev.steward.files.LockFile;
import dev.steward.files.SafeFiles;
import dev.steward.model.BadInput;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A folder with one file for each kept thing. Every change reads and writes under the folder's lock, so several
 * Stewards lose nothing of each other's; a file that cannot be understood is put aside before its place is taken.
 */
final class Shelf<T> {
    /** How one thing is named and written. */
    interface Form<T> {
        /** The name that is unique on the shelf. */
        String name(T thing);

        String write(T thing);

        /** Throws a {@link Failure} when the text is not what {@link #write} writes. */
        T read(String json);
    }

    /** What is on the shelf, and the files there that could not be understood, those put aside included. */
    record Listing<T>(List<T> things, List<Path> unreadable) {}

    private static final String SUFFIX = ".json";

    private final Path folder;
    private final Form<T> form;
    private final InstantSource clock;
    private final LockFile lock;

    Shelf(Path folder, Form<T> form, InstantSource clock) {
        this.folder = folder;
        this.form = form;
        this.clock = clock;
        this.lock = new LockFile(folder.resolve("lock"), Duration.ofSeconds(10));
    }

    Listing<T> list() {
        List<T> things = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        for (Path file : files()) {
            if (!file.getFileName().toString().endsWith(SUFFIX)) {
                unreadable.add(file);
                continue;
            }
            try {
                read(file).ifPresent(things::add);
            } catch (Failure notUnderstood) {
                unreadable.add(file);
            }
        }
        return new Listing<>(List.copyOf(things), List.copyOf(unreadable));
    }

    Optional<T> find(String name) {
        return read(fileOf(name));
    }

    /** Puts a thing on the shelf; one of the same name is replaced. */
    void put(T thing) {
        update(form.name(thing), current -> Optional.of(thing));
    }

    /** Replaces the thing of that name (empty: there is none) by what {@code change} makes of it (empty: nothing). */
    void update(String name, UnaryOperator<Optional<T>> change) {
        try (LockFile.Held _ = lock.hold()) {
            Path file = fileOf(name);
            Optional<T> current;
            try {
                current = read(file);
            } catch (Failure notUnderstood) {
                SafeFiles.setAside(file, clock.instant());
                current = Optional.empty();
            }
            Optional<T> changed = change.apply(current);
            if (changed.isPresent()) {
                write(changed.get());
            } else {
                SafeFiles.delete(file);
            }
        }
    }

    /** Gives a thing another name. The new one is written before the old one goes: a crash leaves both, never none. */
    void rename(String from, String to, UnaryOperator<T> renamed) {
        try (LockFile.Held _ = lock.hold()) {
            T thing = find(from)
                    .orElseThrow(() -> new BadInput(
                            "workspace.unknown", "Nothing is saved as \"" + from + "\".", "Choose one from the list."));
            if (fileOf(from).equals(fileOf(to))) {
                return;
            }
            if (Files.exists(fileOf(to))) {
                throw new BadInput(
                        "workspace.name-taken",
                        "Something is saved as \"" + to + "\" already.",
                        "Choose another name, or delete that first.");
            }
            write(renamed.apply(thing));
            SafeFiles.delete(fileOf(from));
        }
    }

    /** Changes everything on the shelf, each under the lock, and removes what killed writers left behind. */
    void updateAll(UnaryOperator<T> change) {
        try (LockFile.Held _ = lock.hold()) {
            SafeFiles.sweep(folder);
            for (T thing : list().things()) {
                T changed = change.apply(thing);
                if (!changed.equals(thing)) {
                    write(changed);
                }
            }
        }
    }

    private void write(T thing) {
        SafeFiles.write(fileOf(form.name(thing)), form.write(thing).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<T> read(Path file) {
        try {
            return Optional.of(form.read(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new SourceUnavailable(
                    "workspace-unreadable",
                    file + " cannot be read: " + unreadable + ".",
                    "Look after the file; Steward leaves it alone.",
                    unreadable);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(SUFFIX))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new SourceUnavailable(
                    "workspace-unreadable",
                    folder + " cannot be read: " + failed + ".",
                    "Give your account the right to read there.",
                    failed);
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(FileNames.of(name) + SUFFIX);
    }
}
