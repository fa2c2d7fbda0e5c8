/**
 * Floor 4: what is there, before any question is asked. Events with their volume, properties with their types and values,
 * people and their timelines; and which of it is personal data and how that is masked.
 */
@NullMarked
package dev.steward.catalog;

import org.jspecify.annotations.NullMarked;
