/** Floor 5: copies of what is about to be removed, sealed, and proved readable before anything goes. */
@NullMarked
package dev.steward.governance.archive;

import org.jspecify.annotations.NullMarked;
