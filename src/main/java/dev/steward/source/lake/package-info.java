/** Local data: files and lakes, read by an embedded DuckDB that is locked to the folders it was opened for. */
@NullMarked
package dev.steward.source.lake;

import org.jspecify.annotations.NullMarked;
