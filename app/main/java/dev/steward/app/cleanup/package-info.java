/** Floor 7: whether what is old goes regularly, as it should. */
@NullMarked
package dev.steward.app.cleanup;

import org.jspecify.annotations.NullMarked;
