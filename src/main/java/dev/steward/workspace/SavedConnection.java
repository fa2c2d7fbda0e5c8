package dev.steward.workspace;

import dev.steward.model.BadInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A warehouse somebody connects to: where it is, as whom, which of its tables holds the events. Never the password, only
 * where that is kept.
 *
 * @param name what people call it
 * @param authority the file with the certificate authorities to trust; empty: those that the system trusts
 * @param table the table or view with the events
 * @param mapping which columns are what, in the text form of a {@code Mapping}; empty: as guessed
 * @param statementTimeout after so long a query is given up
 */
public record SavedConnection(
        String name,
        String host,
        int port,
        String database,
        String role,
        Tls tls,
        Optional<Path> authority,
        Stage stage,
        Secret secret,
        String schema,
        String table,
        Optional<String> mapping,
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

    /** What a database is used for; shown wherever it is, so that nobody mistakes one for another. */
    public enum Stage {
        DEVELOPMENT,
        TEST,
        PRODUCTION
    }

    /** Where the password is. */
    public sealed interface Secret {
        /** In the keychain of the operating system, under the connection's name. */
        record Keychain() implements Secret {}

        /** In an environment variable. */
        record Variable(String name) implements Secret {}

        /** Where PostgreSQL's own tools look: {@code PGPASSFILE}, or {@code ~/.pgpass}. Also for roles without a password. */
        record PassFile() implements Secret {}

        /** Nowhere: asked for each time, and forgotten when the source is closed. */
        record Asked() implements Secret {}
    }

    public SavedConnection {
        name = FileNames.canonical(name);
        require(host, "host", "Name the machine the database runs on, such as db.example.org.");
        require(database, "database", "Name the database.");
        require(role, "role", "Name the role to connect as.");
        require(schema, "schema", "Name the schema; usual is public.");
        require(table, "table", "Name the table or view that holds the events.");
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

    /** What a person calls the database; never holds a secret. */
    public String title() {
        return database + " on " + host + (port == PORT ? "" : ":" + port);
    }

    public SavedConnection withTable(String otherSchema, String other) {
        return new SavedConnection(
                name,
                host,
                port,
                database,
                role,
                tls,
                authority,
                stage,
                secret,
                otherSchema,
                other,
                mapping,
                statementTimeout);
    }

    public SavedConnection withMapping(Optional<String> other) {
        return new SavedConnection(
                name,
                host,
                port,
                database,
                role,
                tls,
                authority,
                stage,
                secret,
                schema,
                table,
                other,
                statementTimeout);
    }

    public SavedConnection withStatementTimeout(Duration other) {
        return new SavedConnection(
                name, host, port, database, role, tls, authority, stage, secret, schema, table, mapping, other);
    }
}
