package dev.steward.analysis;

import dev.steward.definition.Scope;

/** A question about events: an immutable record, validated when it is made, readable and writable as JSON. */
public interface Question {
    Scope scope();

    /** The same question about other events or another range. */
    Question withScope(Scope scope);
}
