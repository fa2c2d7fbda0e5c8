package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.fail;

import dev.steward.testing.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A server with one of the schemas that are shipped, set up by an owner who is no superuser, as in a real warehouse. Whoever
 * asks is named by their role, and really logs in: as somebody who was granted that role and nothing else.
 */
final class Designed implements AutoCloseable {
    /** Who set the schema up. */
    static final String OWNER = "warehouse_owner";
    /** Whom nothing holds. */
    static final String SUPERUSER = "postgres";

    private static final String KEY = "0123456789abcdef".repeat(4);

    private final Postgres postgres = Postgres.start();
    private final Map<String, Connection> logins = new HashMap<>();
    private final String schema;

    Designed(String schema) {
        this.schema = schema;
        postgres.run(
                "create role warehouse_owner login createrole",
                "grant create on database postgres to warehouse_owner",
                "create schema governance authorization warehouse_owner",
                "create schema " + schema + " authorization warehouse_owner");
        apply("governance");
        apply(schema);
    }

    private void apply(String which) {
        try (Stream<Path> files = Files.list(file("/warehouse/" + which + "/migrations"))) {
            for (Path file : files.sorted().toList()) {
                run(OWNER, "set search_path = " + which, Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        run(OWNER, "set search_path = " + schema);
    }

    /** Statements of one transaction, which knows the key for pseudonyms. */
    void run(String role, String... statements) {
        try {
            attempt(role, statements);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private int attempt(String role, String... statements) throws SQLException {
        Connection login = login(role);
        login.setAutoCommit(false);
        int changed = 0;
        try (PreparedStatement key = login.prepareStatement("select set_config('steward.pii_key', ?, true)");
                Statement statement = login.createStatement()) {
            key.setString(1, KEY);
            key.execute();
            for (String each : statements) {
                changed = statement.execute(each) ? 0 : statement.getUpdateCount();
            }
            login.commit();
            return changed;
        } catch (SQLException failed) {
            login.rollback();
            throw failed;
        } finally {
            login.setAutoCommit(true);
        }
    }

    /** How many rows a statement changed. */
    int changed(String role, String statement) {
        try {
            return attempt(role, statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    /** What the server says to a statement that it must refuse. */
    String refused(String role, String... statements) {
        try {
            attempt(role, statements);
        } catch (SQLException refused) {
            return Objects.requireNonNull(refused.getMessage());
        }
        return fail("%s was allowed: %s", role, String.join("; ", statements));
    }

    /** Rows, each as its values joined with a bar; NULL is empty. */
    List<String> ask(String role, String query) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = login(role).createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(Objects.requireNonNullElse(result.getString(column), ""));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    /** A key figure that is shipped. */
    List<String> kpi(String role, String name) {
        return ask(role, text("/warehouse/" + schema + "/kpis/" + name + ".sql"));
    }

    /** The connection of whoever logs in for a role, which this object closes. */
    Connection login(String role) throws SQLException {
        Connection known = logins.get(role);
        if (known != null) {
            return known;
        }
        String name = role;
        if (!role.equals(OWNER) && !role.equals(SUPERUSER)) {
            name = loginName(role);
            postgres.run("create role " + name + " login", "grant " + role + " to " + name);
        }
        Connection made = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postgres.port() + "/postgres?currentSchema=" + schema, name, "");
        // The driver says the zone of whoever runs the tests.
        try (Statement statement = made.createStatement()) {
            statement.execute("set timezone = 'UTC'");
        }
        logins.put(role, made);
        return made;
    }

    /** Who logs in for a role. */
    static String loginName(String role) {
        return "one_of_" + role;
    }

    static String text(String resource) {
        try {
            return Files.readString(file(resource));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path file(String resource) {
        URL found = Objects.requireNonNull(Designed.class.getResource(resource), resource);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        for (Connection login : logins.values()) {
            try {
                login.close();
            } catch (SQLException gone) {
                throw new IllegalStateException(gone);
            }
        }
        postgres.close();
    }
}
