/** Floor 7: archives of what was removed: whether they hold, and getting back what is in them. */
@NullMarked
package dev.steward.app.archive;

import org.jspecify.annotations.NullMarked;
