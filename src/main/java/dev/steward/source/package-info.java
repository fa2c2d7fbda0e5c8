/**
 * Floor 2: where data lives. The only room that executes SQL. {@link dev.steward.source.Reader} asks; an
 * {@link dev.steward.source.Appender} creates; nothing here changes or removes what exists.
 */
@NullMarked
package dev.steward.source;

import org.jspecify.annotations.NullMarked;
