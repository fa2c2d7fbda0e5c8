package dev.steward.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One scenario file that was run. */
record Outcome(Path file, Verdict verdict, Duration took) {
    /** The folder's name: scenarios of a family lie together. */
    String suite() {
        return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("scenarios");
    }

    String name() {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }
}
