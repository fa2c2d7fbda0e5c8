package dev.steward.cli;

import dev.steward.model.BadInput;
import dev.steward.model.StorageFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A folder of its own for things that nobody needs afterwards; closing it removes it. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final AtomicInteger used = new AtomicInteger();

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** Below the given folder, which must exist; else below the one for temporary files. */
    static Scratch in(Optional<Path> parent) {
        parent.filter(given -> !Files.isDirectory(given)).ifPresent(Scratch::refuse);
        try {
            return new Scratch(
                    parent.isPresent()
                            ? Files.createTempDirectory(parent.get(), "steward-")
                            : Files.createTempDirectory("steward-"));
        } catch (IOException failed) {
            throw new StorageFailed(
                    "scratch",
                    "No folder for throw-away data could be made: " + failed.getMessage() + ".",
                    "Make room, or name a folder you may write to with --source.",
                    failed);
        }
    }

    private static void refuse(Path given) {
        throw new BadInput(
                "scratch.no-folder",
                "There is no folder " + given + ".",
                "Name an existing folder, in which throw-away lakes are made, or a warehouse: postgresql://ROLE@HOST:PORT/DATABASE.");
    }

    /** A path nobody has used yet; nothing is there. Safe for use by many threads. */
    Path next(String name) {
        return folder.resolve(used.incrementAndGet() + "-" + name);
    }

    @Override
    public void close() {
        try {
            remove(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inside, @Nullable IOException failed) throws IOException {
                Files.delete(inside);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
