/** The stickiness question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.stickiness;

import org.jspecify.annotations.NullMarked;
