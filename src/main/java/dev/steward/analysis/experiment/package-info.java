/** The experiment: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.experiment;

import org.jspecify.annotations.NullMarked;
