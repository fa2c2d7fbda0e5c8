package dev.steward.cli;

import dev.steward.model.Failure;
import dev.steward.workspace.Home;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the log is written; logback.xml reads the property when the first logger is made. */
final class Logs {
    private static final String FOLDER = "steward.logs";

    /** Held here, or its level would be forgotten with it. */
    private static final Logger POSTGRES_DRIVER = Logger.getLogger("org.postgresql");

    private Logs() {}

    static void to(Home home) {
        // It would print to the terminal what it then throws.
        POSTGRES_DRIVER.setLevel(Level.OFF);
        try {
            System.setProperty(FOLDER, home.logs().toString());
        } catch (Failure unwritable) {
            // logback.xml then takes the folder for temporary files: a home that cannot be written must not stop a
            // command that only reads.
            return;
        }
    }

    static Path file(Home home) {
        String folder = System.getProperty(FOLDER);
        return (folder == null ? home.logs() : Path.of(folder)).resolve("steward.log");
    }
}
