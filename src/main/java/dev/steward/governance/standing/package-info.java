/** Floor 5: approvals that stand for a while, so that what is old goes regularly without anybody asking each time. */
@NullMarked
package dev.steward.governance.standing;

import org.jspecify.annotations.NullMarked;
