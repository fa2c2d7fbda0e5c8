/** Floor 5: cleaning up regularly: runs, their log, and whether all is well with them. */
@NullMarked
package dev.steward.governance.cleanup;

import org.jspecify.annotations.NullMarked;
