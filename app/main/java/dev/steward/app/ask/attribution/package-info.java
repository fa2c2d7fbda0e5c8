/** The attribution screen: its builder and what is particular to it. */
@NullMarked
package dev.steward.app.ask.attribution;

import org.jspecify.annotations.NullMarked;
