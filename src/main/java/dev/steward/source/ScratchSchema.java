package dev.steward.source;

import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The capability to lay events out in a warehouse for as long as somebody asks about them: a schema of its own with tables
 * in it. It touches nothing that it has not made itself. Closing it drops the schema. Safe for use by many threads.
 */
public interface ScratchSchema extends AutoCloseable {
    /** Opens scratch schemas. Only the composition root hands it out. */
    interface Desk {
        /**
         * Makes a schema, and drops those that killed predecessors of the same role left behind a day ago or earlier.
         *
         * @throws dev.steward.model.BadInput when the role may not create a schema there
         * @throws dev.steward.model.SourceUnavailable when the way to the database is barred, or it can only be read
         */
        ScratchSchema open(SavedConnection target, Supplier<String> password, Work work);
    }

    /** One event. {@code properties} is a JSON object. */
    record Event(String user, String event, Instant at, String properties) {}

    /** The schema's name. */
    String schema();

    /** Makes a table that holds the events, the order of the list being that of their arrival, and returns its name. */
    String lay(List<Event> events, Work work);

    /** Drops a table that {@link #lay} has made. */
    void drop(String table);

    @Override
    void close();
}
