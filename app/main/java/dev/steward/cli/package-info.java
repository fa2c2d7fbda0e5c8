/** Floor 7: the command line. It calls the facade, prints what comes back, and starts the window when one is wanted. */
@NullMarked
package dev.steward.cli;

import org.jspecify.annotations.NullMarked;
