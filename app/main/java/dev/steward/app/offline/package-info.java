/** Taking a warehouse offline, on a page of its own. */
@NullMarked
package dev.steward.app.offline;

import org.jspecify.annotations.NullMarked;
