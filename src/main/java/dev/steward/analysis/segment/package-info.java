/** Segments defined by behaviour: see {@code docs/definitions.md}, "Segments". */
@NullMarked
package dev.steward.analysis.segment;

import org.jspecify.annotations.NullMarked;
