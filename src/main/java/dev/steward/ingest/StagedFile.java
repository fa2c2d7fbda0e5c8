package dev.steward.ingest;

import dev.steward.source.Appender.Taken;
import java.nio.file.Path;

/**
 * A file that has been read into the workshop.
 *
 * @param number its place among the files of the import, from 0
 * @param rows its rows as {@link Staging} makes them
 * @param malformed its lines that are no rows
 */
record StagedFile(int number, Path input, long bytes, Path rows, Path malformed, Taken taken) {}
