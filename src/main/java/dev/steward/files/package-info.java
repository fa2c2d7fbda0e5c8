/** Between floors 0 and 1: writing files so that a crash, a full disk or a second Steward loses nothing. */
@NullMarked
package dev.steward.files;

import org.jspecify.annotations.NullMarked;
