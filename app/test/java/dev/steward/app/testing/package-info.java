/** What tests of the window share. */
@NullMarked
package dev.steward.app.testing;

import org.jspecify.annotations.NullMarked;
