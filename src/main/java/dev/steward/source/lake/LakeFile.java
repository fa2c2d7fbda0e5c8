package dev.steward.source.lake;

import java.nio.file.Path;

/**
 * An event file of a lake, as its generation records it.
 *
 * @param digest SHA-256 of the file, in hexadecimal
 * @param first time of its earliest event, microseconds since 1970
 * @param last time of its latest event
 */
public record LakeFile(Path path, long rows, long bytes, String digest, long first, long last) {}
