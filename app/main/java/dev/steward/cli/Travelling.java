package dev.steward.cli;

import dev.steward.files.SafeFiles;
import dev.steward.model.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that travel between people. */
final class Travelling {
    private Travelling() {}

    /** Writes a new file. @throws BadInput when there is one already */
    static void write(Path file, byte[] content) {
        free(file);
        SafeFiles.write(file.toAbsolutePath(), content);
    }

    /** @throws BadInput when there is such a file already */
    static void free(Path file) {
        if (Files.exists(file)) {
            throw new BadInput("out.exists", file + " is there already.", "Name another file; nothing is overwritten.");
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new BadInput(
                    "file.unreadable",
                    file + (Files.exists(file) ? " cannot be read: " + failed.getMessage() : " does not exist") + ".",
                    "Name a file.",
                    failed);
        }
    }
}
