package dev.steward.cli;

import dev.steward.model.Failure;

/** A window is wanted where none can be shown: no display, no GTK. Exit code 2. */
final class NoWindow extends Failure {
    private static final long serialVersionUID = 1;

    NoWindow(String code, String message, String remedy) {
        super("window." + code, message, remedy);
    }

    NoWindow(String code, String message, String remedy, Throwable cause) {
        super("window." + code, message, remedy, cause);
    }
}
