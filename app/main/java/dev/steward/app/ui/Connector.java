package dev.steward.app.ui;

import dev.steward.workspace.SavedConnection;
import java.util.Optional;

/** How screens have warehouses opened and kept. Every method returns at once; what comes of it is seen in the window. */
public interface Connector {
    /** A password as far as it had to be typed. */
    record Typed(Optional<String> text) {}

    /** Asks for the password of a connection where it is kept nowhere; empty when the person turned away. */
    Optional<Typed> password(SavedConnection connection);

    /** Shows the page on which a connection is made. */
    void connect();

    /** Opens a saved connection; asks for its password where that is kept nowhere. */
    void connect(SavedConnection connection);

    /**
     * Opens a connection, and saves it once it is open.
     *
     * @param typed the password, where it has just been typed
     * @param before what it was saved as until now; empty: it is new
     */
    void connect(SavedConnection connection, Optional<String> typed, Optional<SavedConnection> before);

    /** Shows the page on which a connection is changed. */
    void edit(SavedConnection connection);

    /** Deletes a saved connection when somebody confirms it; what is open stays open. */
    void delete(SavedConnection connection, Runnable done);

    /** Connections were saved: whoever lists them looks again. */
    void changed();

    /** Back to the open source, or to the start when there is none. */
    void back();
}
