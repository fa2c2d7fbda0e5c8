/** Events in a PostgreSQL database, read where they lie. */
@NullMarked
package dev.steward.source.warehouse;

import org.jspecify.annotations.NullMarked;
