/** The stages screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.stages;

import org.jspecify.annotations.NullMarked;
