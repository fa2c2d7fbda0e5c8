/** How a warehouse is reached: typed, tried out, saved. */
@NullMarked
package dev.steward.app.connection;

import org.jspecify.annotations.NullMarked;
