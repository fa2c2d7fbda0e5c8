/** The funnel screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.funnel;

import org.jspecify.annotations.NullMarked;
