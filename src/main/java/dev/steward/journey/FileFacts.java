package dev.steward.journey;

import dev.steward.source.FileStamp;

/**
 * A file as it was when it was read into the index.
 *
 * @param name without its folder, so that a lake may be moved with its index
 */
record FileFacts(String name, long rows, FileStamp stamp) {}
