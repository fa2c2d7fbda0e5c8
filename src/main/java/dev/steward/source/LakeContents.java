package dev.steward.source;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one generation of a lake holds, by its list of files: nothing that no generation names is in here, whatever its name.
 *
 * @param id of this lake, which copies of it share; empty when nobody has needed one yet
 * @param roster whose people may remove from it; empty when nobody has yet
 * @param generation names the state
 * @param removals every change that has ever removed files from it
 */
public record LakeContents(
        Path lake,
        Optional<String> id,
        Optional<String> roster,
        String generation,
        List<String> removals,
        List<File> files) {
    /**
     * An event file.
     *
     * @param path below the lake, parts joined by "/"
     * @param day the UTC day that the path names; empty when it names none
     * @param first time of its earliest event, microseconds since 1970; later than {@code last} when it holds none
     * @param own whether Steward wrote it, so that it has all columns of a lake
     */
    public record File(
            String path,
            Path file,
            Optional<String> project,
            Optional<LocalDate> day,
            long rows,
            long bytes,
            String sha256,
            long first,
            long last,
            boolean own) {}

    public LakeContents {
        removals = List.copyOf(removals);
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(File::rows).sum();
    }
}
