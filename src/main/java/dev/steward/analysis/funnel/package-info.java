/** The funnel question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.funnel;

import org.jspecify.annotations.NullMarked;
