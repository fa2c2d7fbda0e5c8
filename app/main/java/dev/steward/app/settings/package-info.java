/** How Steward looks and what it may use. */
@NullMarked
package dev.steward.app.settings;

import org.jspecify.annotations.NullMarked;
