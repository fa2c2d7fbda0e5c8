package dev.steward.governance.gate;

import dev.steward.workspace.SavedConnection;

/** Finds the connection to a database again that a plan names. */
public interface Databases {
    /** @param address as a plan's target has it: without a password, and without where that is kept */
    SavedConnection find(String address);
}
