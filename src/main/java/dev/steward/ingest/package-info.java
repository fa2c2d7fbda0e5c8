/** Floor 5: the ways in. Adds events to a lake, and never changes or removes what is there. */
@NullMarked
package dev.steward.ingest;

import org.jspecify.annotations.NullMarked;
