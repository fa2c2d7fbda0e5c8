/** Floor 7: who works here, what each may do, and what two people decide about that. */
@NullMarked
package dev.steward.app.roster;

import org.jspecify.annotations.NullMarked;
