package dev.steward.workspace;

import java.time.Instant;

/** A question somebody saved: its name, the definition as JSON text, and when it was saved. */
public record SavedDefinition(String name, String json, Instant saved) {
    public SavedDefinition {
        name = FileNames.canonical(name);
    }
}
