package dev.steward.source.lake;

import java.nio.file.Path;
import java.util.List;

/**
 * One generation of a lake: a consistent set of files. Files that a snapshot names stay where they are for a good while
 * after a newer generation has replaced them, so a reader can finish with the one it saw.
 *
 * @param generation names this state of the data
 * @param files the event files, in order of project, day and part
 * @param identities files of the identity table (alias, person, since); usually one or none
 */
public record LakeSnapshot(Path lake, String generation, List<LakeFile> files, List<Path> identities) {
    public LakeSnapshot {
        files = List.copyOf(files);
        identities = List.copyOf(identities);
    }
}
