/** The segments screen: its builder, and how segments are kept. */
@NullMarked
package dev.steward.app.ask.segment;

import org.jspecify.annotations.NullMarked;
