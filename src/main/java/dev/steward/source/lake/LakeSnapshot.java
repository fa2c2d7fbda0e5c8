package dev.steward.source.lake;

import dev.steward.model.SourceUnavailable;
import dev.steward.source.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One generation of a lake: a consistent set of files. A file that a newer generation has replaced is moved aside; a
 * reader that misses one looks again, and reads the newer generation from its beginning.
 *
 * @param generation names this state of the data
 * @param files the event files, in order of project, day and part
 * @param identities files of the identity table (alias, person, since); usually one or none
 * @param taken which state of a warehouse it is; empty when it was not taken from one
 */
public record LakeSnapshot(
        Path lake, String generation, List<LakeFile> files, List<Path> identities, Optional<Origin> taken) {
    public LakeSnapshot {
        files = List.copyOf(files);
        identities = List.copyOf(identities);
    }

    /** The event files; throws {@link SourceUnavailable} when there is none. */
    List<LakeFile> needFiles() {
        if (files.isEmpty()) {
            throw new SourceUnavailable(
                    "empty-lake",
                    "The lake " + lake + " holds no events yet.",
                    "Import some: steward import FILE… --into " + lake);
        }
        return files;
    }
}
