/** The stickiness screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.stickiness;

import org.jspecify.annotations.NullMarked;
