/** The lifecycle question: see {@code docs/definitions.md}. */
@NullMarked
package dev.steward.analysis.lifecycle;

import org.jspecify.annotations.NullMarked;
