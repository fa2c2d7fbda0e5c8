/** Whether a difference is real: pure functions over counts and moments, none of which knows of events. */
@NullMarked
package dev.steward.analysis.statistics;

import org.jspecify.annotations.NullMarked;
