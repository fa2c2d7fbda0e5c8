package dev.steward.source.warehouse;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A database and how it is reached; without the password.
 *
 * @param authority the file with the certificate authorities to trust; empty: those that the system trusts
 * @param statementTimeout after so long a query is given up
 */
public record Target(
        String host,
        int port,
        String database,
        String role,
        Tls tls,
        Optional<Path> authority,
        Duration statementTimeout) {
    public static final int PORT = 5432;
    public static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);
    private static final int MOST_PORT = 65_535;

    /** How much of the other side is checked before anything is sent. */
    public enum Tls {
        /** Everything is sent in clear; for a server on this machine. */
        DISABLE("disable"),
        /** Encrypted, whoever answers. */
        REQUIRE("require"),
        /** Encrypted, with a certificate that a trusted authority has signed. */
        VERIFY_CA("verify-ca"),
        /** The same, and the certificate is for this host. */
        VERIFY_FULL("verify-full");

        private final String word;

        Tls(String word) {
            this.word = word;
        }

        /** The name that PostgreSQL's own tools use. */
        public String word() {
            return word;
        }
    }

    public Target {
        require(host, "host", "Name the machine the database runs on, such as db.example.org.");
        require(database, "database", "Name the database.");
        require(role, "role", "Name the role to connect as.");
        if (port < 1 || port > MOST_PORT) {
            throw new BadInput(
                    "connection.port", port + " is no port.", "Choose a port from 1 to 65535; usual is 5432.");
        }
    }

    private static void require(String text, String what, String remedy) {
        if (text.isBlank()) {
            throw new BadInput("connection." + what, "The connection has no " + what + ".", remedy);
        }
    }

    /** What a person calls it; never holds a secret. */
    public String title() {
        return database + " on " + host + (port == PORT ? "" : ":" + port);
    }
}
