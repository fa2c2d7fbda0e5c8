/** The retention screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.retention;

import org.jspecify.annotations.NullMarked;
