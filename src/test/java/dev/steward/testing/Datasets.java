package dev.steward.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published datasets, which lie outside the project. */
public final class Datasets {
    private Datasets() {}

    /** A file of them; skips the test, saying so, where they are absent. */
    public static Path file(String name) {
        String told = System.getenv("STEWARD_DATASETS");
        Path folder = told == null ? Path.of("..", "..", "shared", "datasets") : Path.of(told);
        Path file = folder.resolve(name).toAbsolutePath().normalize();
        assumeTrue(
                Files.exists(file),
                "skipped: " + file + " is absent; STEWARD_DATASETS names the folder of the datasets");
        return file;
    }
}
