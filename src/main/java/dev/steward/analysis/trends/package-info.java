/** Trends: how often, by how many and how much, period by period. */
@NullMarked
package dev.steward.analysis.trends;

import org.jspecify.annotations.NullMarked;
