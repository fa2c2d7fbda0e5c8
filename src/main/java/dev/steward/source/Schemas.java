package dev.steward.source;

import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The capability to set up the schemas that come with Steward in a warehouse. It creates, and takes back what it has created
 * while that is empty; it never touches a row that somebody else wrote. A lock in the database sees to it that two Stewards do
 * not change the same schemas at once.
 */
public interface Schemas {
    /** The schema on which every other depends. */
    String BASE = "governance";

    /** Gets hold of a warehouse's schemas. Only the composition root hands it out. */
    interface Desk {
        Schemas of(SavedConnection target, Supplier<String> password);
    }

    /** How a migration and the database stand to each other. */
    enum State {
        /** Comes with Steward, is not in the database. */
        PENDING,
        APPLIED,
        /** Its file was changed after it was applied. */
        EDITED,
        /** The database has it, this Steward does not know it. */
        ABSENT,
        /** Comes with Steward and was never applied, though a later one was. */
        SKIPPED
    }

    /**
     * One step of a schema.
     *
     * @param version such as {@code 001}, and {@code words} what its file's name says
     * @param applied when, and by whom; empty: it is not in the database
     */
    record Migration(String version, String words, State state, Optional<Applied> applied) {}

    /** When a step was taken, and as which role. */
    record Applied(Instant at, String role) {}

    /**
     * A schema in a warehouse.
     *
     * @param untracked there is something in a schema of that name, and it was not set up by Steward
     * @param migrations oldest first
     */
    record Status(String schema, boolean untracked, List<Migration> migrations) {
        public Status {
            migrations = List.copyOf(migrations);
        }
    }

    /** One step that was taken just now, forward or back; {@code millis} is the time it took. */
    record Step(String schema, String version, String words, long millis) {}

    /** The names of the schemas that come with Steward, in the order in which they are set up. */
    List<String> names();

    /** Looks; changes nothing. */
    Status status(String schema, Work work);

    /**
     * Brings a schema up to what comes with Steward, whole or not at all.
     *
     * @return the steps taken, in order; empty: nothing was missing
     * @throws dev.steward.model.BadInput when the role lacks a right, or the database has something else than was set up
     * @throws dev.steward.model.SourceUnavailable when the way there is barred, or somebody else is at it
     */
    List<Step> init(String schema, Work work);

    /**
     * Takes back what {@link #init} has set up, newest first, whole or not at all. Roles stay.
     *
     * @throws dev.steward.model.BadInput when a table holds a row, another schema needs this one, or a step has no way back
     */
    List<Step> undo(String schema, Work work);
}
