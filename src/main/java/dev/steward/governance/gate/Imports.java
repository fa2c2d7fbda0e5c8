package dev.steward.governance.gate;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.Instant;

/** What a lake's history says of its imports. */
public interface Imports {
    /**
     * Where the events of an import stand in the order of import of their lake.
     *
     * @param from its first place
     * @param to the first place behind it
     */
    record Places(long from, long to) {}

    /** @throws BadInput when there is no such import, or nothing says which events are its own */
    Places find(Path lake, String id);

    /**
     * Writes into the history that an import was taken back. Doing it again is harmless.
     *
     * @param plan by which
     * @param rows how many of its events
     */
    void takenBack(Path lake, String id, String plan, String person, Instant at, long rows);
}
