/** Work in the background of the window: started, watched, cancelled. */
@NullMarked
package dev.steward.app.tasks;

import org.jspecify.annotations.NullMarked;
