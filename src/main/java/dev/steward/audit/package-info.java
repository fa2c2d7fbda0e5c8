/**
 * Floor 1: the tamper-evident log. One chain of entries in files that are only ever appended to; docs/audit-format.md says
 * how to check it without Steward.
 */
@NullMarked
package dev.steward.audit;

import org.jspecify.annotations.NullMarked;
