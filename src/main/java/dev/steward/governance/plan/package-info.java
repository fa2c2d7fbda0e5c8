/** Floor 5: what would be changed, exactly: the one type that everything destructive is. */
@NullMarked
package dev.steward.governance.plan;

import org.jspecify.annotations.NullMarked;
