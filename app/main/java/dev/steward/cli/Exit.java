package dev.steward.cli;

import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Refused;

/** How a command ends: what scripts look at. */
final class Exit {
    static final int DONE = 0;
    /** A scenario did not give what it expects. */
    static final int CHECK_FAILED = 1;

    static final int BAD_INPUT = 2;
    /** A source could not be read, or a result not be written. */
    static final int UNAVAILABLE = 3;
    /** The gate did not let a change through, or the audit log is not the one that was written. */
    static final int REFUSED = 4;
    /** A fault of Steward itself; the number is sysexits' EX_SOFTWARE. */
    static final int UNFORESEEN = 70;
    /** Stopped from the keyboard: 128 + SIGINT, as shells have it. */
    static final int CANCELLED = 130;

    private Exit() {}

    static int of(Throwable thrown) {
        return switch (thrown) {
            case BadInput input -> BAD_INPUT;
            case Cancelled cancelled -> CANCELLED;
            case Refused refused -> REFUSED;
            case Failure failure -> failure.code().startsWith("window.") ? BAD_INPUT : UNAVAILABLE;
            default -> UNFORESEEN;
        };
    }
}
