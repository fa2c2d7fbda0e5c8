/** The retention question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.retention;

import org.jspecify.annotations.NullMarked;
