package dev.steward.source.lake;

import dev.steward.files.SafeFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** Moves within one file system that survive a power cut, and the removal of folders. */
final class Moves {
    private Moves() {}

    /** Moves a file into a folder that is made when it is missing; nothing is ever overwritten. */
    static void move(Path from, Path to) throws IOException {
        Path target = parent(to);
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.createDirectories(target);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        SafeFiles.sync(target);
        SafeFiles.sync(parent(from));
    }

    static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }
}
