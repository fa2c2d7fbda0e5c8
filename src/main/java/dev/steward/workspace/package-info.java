/** Floor 1: what a person keeps between two days: settings, saved questions, sources, segments, keys. */
@NullMarked
package dev.steward.workspace;

import org.jspecify.annotations.NullMarked;
