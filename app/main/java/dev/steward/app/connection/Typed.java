package dev.steward.app.connection;

import dev.steward.model.BadInput;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Secret;
import dev.steward.workspace.SavedConnection.Stage;
import dev.steward.workspace.SavedConnection.Tls;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands in the fields, all but the password.
 *
 * @param name empty: it is called as the database and its host
 * @param limit after how many seconds a query is given up
 */
record Typed(
        String name,
        String host,
        String port,
        String database,
        String role,
        Tls tls,
        String authority,
        Stage stage,
        Place place,
        String variable,
        String schema,
        String table,
        String limit) {
    /** Where the password is. */
    enum Place {
        ASKED,
        KEYCHAIN,
        VARIABLE,
        PASSFILE
    }

    /** What stands there before anything is typed. */
    static final Typed NOTHING = new Typed(
            "",
            "",
            String.valueOf(SavedConnection.PORT),
            "",
            "",
            Tls.VERIFY_FULL,
            "",
            Stage.DEVELOPMENT,
            Place.ASKED,
            "PGPASSWORD",
            "public",
            "",
            String.valueOf(SavedConnection.STATEMENT_TIMEOUT.toSeconds()));

    static Typed of(SavedConnection saved) {
        return new Typed(
                saved.name(),
                saved.host(),
                String.valueOf(saved.port()),
                saved.database(),
                saved.role(),
                saved.tls(),
                saved.authority().map(Path::toString).orElse(""),
                saved.stage(),
                place(saved.secret()),
                saved.secret() instanceof Secret.Variable(String variable) ? variable : NOTHING.variable(),
                saved.schema(),
                saved.table(),
                String.valueOf(saved.statementTimeout().toSeconds()));
    }

    private static Place place(Secret secret) {
        return switch (secret) {
            case Secret.Asked() -> Place.ASKED;
            case Secret.Keychain() -> Place.KEYCHAIN;
            case Secret.Variable _ -> Place.VARIABLE;
            case Secret.PassFile() -> Place.PASSFILE;
        };
    }

    /** Whether both mean the same table, seen by the same role. */
    boolean sameTable(Typed other) {
        return host.equals(other.host)
                && port.equals(other.port)
                && database.equals(other.database)
                && role.equals(other.role)
                && schema.equals(other.schema)
                && table.equals(other.table);
    }

    /**
     * The connection that is meant.
     *
     * @throws BadInput that says what is missing or cannot be meant
     */
    SavedConnection connection(Optional<String> mapping) {
        String called = name.isBlank() ? database.strip() + " on " + host.strip() : name;
        return new SavedConnection(
                called,
                host.strip(),
                number("connection.port", port, "Write a port from 1 to 65535; usual is 5432."),
                database.strip(),
                role.strip(),
                tls,
                file(),
                stage,
                secret(),
                schema.strip(),
                table.strip(),
                mapping,
                Duration.ofSeconds(seconds()));
    }

    private int seconds() {
        String remedy = "Write a number of seconds, such as 600.";
        int seconds = number("connection.limit", limit, remedy);
        if (seconds < 1) {
            throw new BadInput("connection.limit", "No query is answered within " + seconds + " seconds.", remedy);
        }
        return seconds;
    }

    private static int number(String code, String typed, String remedy) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException notWhole) {
            throw new BadInput(code, "“" + typed.strip() + "” is no whole number.", remedy, notWhole);
        }
    }

    private Optional<Path> file() {
        try {
            return authority.isBlank() ? Optional.empty() : Optional.of(Path.of(authority.strip()));
        } catch (InvalidPathException wrong) {
            throw new BadInput(
                    "connection.authority",
                    "“" + authority + "” is no path.",
                    "Choose the file with the authority.",
                    wrong);
        }
    }

    private Secret secret() {
        return switch (place) {
            case ASKED -> new Secret.Asked();
            case KEYCHAIN -> new Secret.Keychain();
            case PASSFILE -> new Secret.PassFile();
            case VARIABLE -> {
                if (variable.isBlank()) {
                    throw new BadInput(
                            "connection.variable",
                            "Nobody said which environment variable holds the password.",
                            "Name it, such as PGPASSWORD.");
                }
                yield new Secret.Variable(variable.strip());
            }
        };
    }
}
