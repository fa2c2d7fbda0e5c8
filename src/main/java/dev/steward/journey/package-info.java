/** Floor 3: each person's events in order of time, and the folds that run over them. */
@NullMarked
package dev.steward.journey;

import org.jspecify.annotations.NullMarked;
