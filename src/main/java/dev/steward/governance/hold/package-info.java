/** Floor 5: records that nobody may remove, whatever a policy says. */
@NullMarked
package dev.steward.governance.hold;

import org.jspecify.annotations.NullMarked;
