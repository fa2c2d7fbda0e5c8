/** The sessions screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.sessions;

import org.jspecify.annotations.NullMarked;
