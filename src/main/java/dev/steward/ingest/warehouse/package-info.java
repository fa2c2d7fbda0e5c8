/** Setting up a warehouse and filling its marts: what creates and adds there. */
@NullMarked
package dev.steward.ingest.warehouse;

import org.jspecify.annotations.NullMarked;
