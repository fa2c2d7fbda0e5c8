/** What a file holds, and what its columns mean; opening and importing it. */
@NullMarked
package dev.steward.app.mapping;

import org.jspecify.annotations.NullMarked;
