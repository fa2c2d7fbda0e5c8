/** The lifecycle screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.lifecycle;

import org.jspecify.annotations.NullMarked;
