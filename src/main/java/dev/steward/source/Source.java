package dev.steward.source;

import dev.steward.model.Failure;
import java.util.List;
import java.util.Optional;
import org.jooq.Select;

/** A reader that somebody has opened and must close. */
public interface Source extends Reader, AutoCloseable {
    /** For one question: its queries see one state, where the engine can hold one. */
    Held hold();

    /** What was noticed about the data, in sentences; empty when all is well. */
    List<String> problems();

    /** Why the last query did not reach the server that holds the events; empty: it did, or no server is asked. */
    default Optional<Failure> lost() {
        return Optional.empty();
    }

    /** How a query reads as SQL, with its values in place; for whoever wants to understand an answer. */
    String sql(Select<?> query);

    @Override
    void close();
}
