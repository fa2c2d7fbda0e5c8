/** Floor 5: the way of one person alone: what is announced, what others say to it, and what shows how long it has waited. */
@NullMarked
package dev.steward.governance.alone;

import org.jspecify.annotations.NullMarked;
