package dev.steward.source.lake;

import java.nio.file.Path;

/**
 * What an engine may use.
 *
 * @param memory bytes of memory before it spills to disk
 * @param spill the folder to spill into; each engine makes and removes a folder of its own in it
 */
public record EngineLimits(long memory, int threads, Path spill) {}
