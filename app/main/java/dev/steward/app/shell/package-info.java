/** The window's frame: navigation, top bar, palette, status. */
@NullMarked
package dev.steward.app.shell;

import org.jspecify.annotations.NullMarked;
