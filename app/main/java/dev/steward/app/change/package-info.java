/** Floor 7: retention policies, what they would remove, and the stations of every change. */
@NullMarked
package dev.steward.app.change;

import org.jspecify.annotations.NullMarked;
