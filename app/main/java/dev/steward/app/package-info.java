/** Floor 7: the window. Calls the facade and nothing below it that does work. */
@NullMarked
package dev.steward.app;

import org.jspecify.annotations.NullMarked;
