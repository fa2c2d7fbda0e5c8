/** Where a person begins: demo, open, recent. */
@NullMarked
package dev.steward.app.start;

import org.jspecify.annotations.NullMarked;
