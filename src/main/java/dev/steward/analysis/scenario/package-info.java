/** Worked examples that pin a definition down: small data, a question, the expected answer. */
@NullMarked
package dev.steward.analysis.scenario;

import org.jspecify.annotations.NullMarked;
