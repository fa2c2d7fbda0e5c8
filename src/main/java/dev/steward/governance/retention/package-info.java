/** Floor 5: what a policy means for the source it is about. */
@NullMarked
package dev.steward.governance.retention;

import org.jspecify.annotations.NullMarked;
