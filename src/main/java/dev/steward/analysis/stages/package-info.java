/** The stages question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.stages;

import org.jspecify.annotations.NullMarked;
