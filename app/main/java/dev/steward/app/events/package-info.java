/** The catalogue of events. */
@NullMarked
package dev.steward.app.events;

import org.jspecify.annotations.NullMarked;
