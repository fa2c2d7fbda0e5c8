package dev.steward.source;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A part of a source whose events come and go together: a day of a lake, or everything that other files hold.
 *
 * @param name the same as long as the source exists
 * @param day the UTC day that all of its events lie in; empty when they may lie anywhere
 * @param files in the order in which {@link EventTable#place} counts them
 */
public record Shard(String name, Optional<LocalDate> day, List<File> files) {
    public Shard {
        files = List.copyOf(files);
    }

    /** A file with the number of its rows, events or not. */
    public record File(Path path, long rows) {}

    public long rows() {
        return files.stream().mapToLong(File::rows).sum();
    }
}
