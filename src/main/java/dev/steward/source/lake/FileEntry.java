package dev.steward.source.lake;

import java.nio.file.Path;

/**
 * A file as a generation writes it down.
 *
 * @param path below the lake's folder, parts joined by "/"; never used for another file again
 * @param sha256 of its content, in lower-case hexadecimal
 * @param first the earliest event, in microseconds since 1970; later than {@code last} when the file holds no event
 * @param own whether Steward wrote it, so that it has all of the lake's columns
 */
record FileEntry(String path, long rows, long bytes, String sha256, long first, long last, boolean own) {
    LakeFile in(Path lake) {
        return new LakeFile(Superseded.find(lake, path), rows, bytes, sha256, first, last);
    }
}
