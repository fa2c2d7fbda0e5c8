/** Floor 7: holds, which keep the records of some people whatever a policy says. */
@NullMarked
package dev.steward.app.hold;

import org.jspecify.annotations.NullMarked;
