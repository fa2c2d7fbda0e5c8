/** The audit log: what was done, by whom, and whether the record of it is whole. */
@NullMarked
package dev.steward.app.audit;

import org.jspecify.annotations.NullMarked;
