/** What Steward sets up, builds and counts in the open warehouse. */
@NullMarked
package dev.steward.app.warehouse;

import org.jspecify.annotations.NullMarked;
