/** The churn question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.churn;

import org.jspecify.annotations.NullMarked;
