/** The trends screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.trends;

import org.jspecify.annotations.NullMarked;
