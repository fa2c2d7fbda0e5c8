/** Floor 5: the six stations between a wish and a change: plan, preview, approve, execute, verify, record. */
@NullMarked
package dev.steward.governance.gate;

import org.jspecify.annotations.NullMarked;
