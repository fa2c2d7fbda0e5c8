package dev.steward.app.warehouse;

import dev.steward.source.Schemas.Migration;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Status;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How a schema stands in a database, in one word; what is worst is said. */
enum Standing {
    /** There is a schema of that name that Steward has not set up. */
    FOREIGN,
    /** A step is another one now than when it was applied. */
    EDITED,
    /** An earlier step was never applied though a later one was. */
    SKIPPED,
    /** The database has steps that this Steward does not know. */
    NEWER,
    /** Further steps have come since it was set up. */
    PENDING,
    NOT_SET_UP,
    UP_TO_DATE;

    static Standing of(Status status) {
        Set<State> states = status.migrations().stream()
                .map(Migration::state)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
        if (status.untracked()) {
            return FOREIGN;
        }
        if (states.contains(State.EDITED)) {
            return EDITED;
        }
        if (states.contains(State.SKIPPED)) {
            return SKIPPED;
        }
        if (states.contains(State.ABSENT)) {
            return NEWER;
        }
        if (states.contains(State.PENDING)) {
            return states.contains(State.APPLIED) ? PENDING : NOT_SET_UP;
        }
        return UP_TO_DATE;
    }

    /** Whether setting it up would do something, and nothing is in the way. */
    boolean canBeSetUp() {
        return this == NOT_SET_UP || this == PENDING;
    }

    /** Whether its tables are there to be filled and asked. */
    boolean usable() {
        return this == UP_TO_DATE || this == PENDING || this == NEWER;
    }

    /** Whether somebody must look after it. */
    boolean wrong() {
        return this == FOREIGN || this == EDITED || this == SKIPPED;
    }
}
