/** Floor 5: which archives end, and which stay because somebody in them is held, or may be. */
@NullMarked
package dev.steward.governance.ending;

import org.jspecify.annotations.NullMarked;
