/** Floor 5: retention policies, as somebody wrote them and as rules that can be reckoned with. */
@NullMarked
package dev.steward.governance.policy;

import org.jspecify.annotations.NullMarked;
