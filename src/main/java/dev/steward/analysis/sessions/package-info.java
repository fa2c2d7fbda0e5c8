/** The sessions question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.sessions;

import org.jspecify.annotations.NullMarked;
