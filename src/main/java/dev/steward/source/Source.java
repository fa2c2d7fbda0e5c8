package dev.steward.source;

import java.util.List;
import org.jooq.Select;

/** A reader that somebody has opened and must close. */
public interface Source extends Reader, AutoCloseable {
    /** For one question: its queries see one state, where the engine can hold one. */
    Held hold();

    /** What was noticed about the data, in sentences; empty when all is well. */
    List<String> problems();

    /** How a query reads as SQL, with its values in place; for whoever wants to understand an answer. */
    String sql(Select<?> query);

    @Override
    void close();
}
