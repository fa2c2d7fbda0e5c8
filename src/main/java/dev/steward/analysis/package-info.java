/** Floor 4: the pattern of every question: the question, its answer, the fold between them, and the kind that ties them together. */
@NullMarked
package dev.steward.analysis;

import org.jspecify.annotations.NullMarked;
