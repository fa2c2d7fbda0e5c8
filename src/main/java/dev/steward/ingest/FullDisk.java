package dev.steward.ingest;

import dev.steward.model.StorageFailed;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says of a full disk which folder lies on it, how much is free, and how much an import of these files takes. */
final class FullDisk {
    private static final Set<String> CODES = Set.of("storage.full", "storage.disk-full");
    /** While it runs, an import keeps the rows twice as Parquet beside what becomes the lake's. */
    private static final int TIMES = 3;

    private static final double MEGABYTE = 1e6;

    private FullDisk() {}

    static RuntimeException explain(RuntimeException failed, Path lake, List<Path> inputs) {
        if (!(failed instanceof StorageFailed full) || !CODES.contains(full.code())) {
            return failed;
        }
        long bytes = inputs.stream().map(Path::toFile).mapToLong(File::length).sum();
        return new StorageFailed(
                "disk-full",
                String.format(
                        Locale.ROOT,
                        "The disk of the lake %s is full: %.1f MB are free. Nothing was added to the lake.",
                        lake,
                        lake.toFile().getUsableSpace() / MEGABYTE),
                String.format(
                        Locale.ROOT,
                        "Make room (while it runs, an import of these files can take up to %.1f MB), then import again.",
                        TIMES * bytes / MEGABYTE),
                full);
    }
}
