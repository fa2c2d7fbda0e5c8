/** People and their timelines. */
@NullMarked
package dev.steward.app.people;

import org.jspecify.annotations.NullMarked;
