/** Floor 7: who acts, how they say that they do, and what two people decide together. For all screens that change something. */
@NullMarked
package dev.steward.app.acting;

import org.jspecify.annotations.NullMarked;
