/** The paths screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.paths;

import org.jspecify.annotations.NullMarked;
