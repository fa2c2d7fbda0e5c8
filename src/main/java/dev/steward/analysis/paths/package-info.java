/** The paths question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.paths;

import org.jspecify.annotations.NullMarked;
