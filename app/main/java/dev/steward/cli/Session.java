package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What every command is given: where to print, and a Steward when it asks for one.
 *
 * @param window shows the window and returns when it is closed
 */
record Session(Home home, Console console, Display display, Window window) {
    /** The window's entry point; JavaFX is loaded no earlier than in here. */
    @FunctionalInterface
    interface Window {
        void open(Steward steward, Optional<Path> source);
    }

    /** Shows the window, or says in one message why none can be shown. */
    void openWindow(Optional<Path> source) {
        display.obstacle().ifPresent(obstacle -> {
            throw obstacle;
        });
        try (Steward steward = start()) {
            window.open(steward, source);
        }
    }

    Steward start() {
        return Steward.start(home);
    }

    Progress progress() {
        return new Progress(console);
    }

    Complaint complaint() {
        return new Complaint(console, home);
    }
}
