package dev.steward.source.warehouse;

import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server with schemas set up by a role that is no superuser, and roles that can log in to look at them from outside. */
public final class Scratch implements AutoCloseable {
    /** Who owns the schemas; policies bind it. */
    public static final String OWNER = "warehouse_owner";

    private final Postgres postgres;
    private final Map<String, Connection> connections = new HashMap<>();

    private Scratch(Postgres postgres) {
        this.postgres = postgres;
    }

    public static Scratch with(String... schemas) {
        Postgres postgres = Postgres.start();
        postgres.run("create role " + OWNER + " login createrole", "grant create on database postgres to " + OWNER);
        Scratch made = new Scratch(postgres);
        PgSchemas all = (PgSchemas) PgSchemas.of(made.connection(OWNER), () -> "", StatementLog.NONE);
        all.init("governance", Work.unobserved());
        Arrays.stream(schemas).forEach(schema -> all.init(schema, Work.unobserved()));
        return made;
    }

    /** Runs statements as the superuser. */
    public void superuser(String... statements) {
        postgres.run(statements);
    }

    public SavedConnection connection(String role) {
        return postgres.connection(role, "public", "events", "");
    }

    /** Everything that a schema holds but rows. */
    List<String> catalogue(String schema) throws SQLException {
        return Catalogue.of(postgres, "postgres", schema);
    }

    /** Makes a role that can log in and is a member of another. */
    public void login(String role, String member) {
        postgres.run("create role " + role + " login", "grant " + member + " to " + role);
    }

    /** A connection of one's own, for what is set on it. */
    public Connection connect(String role) throws SQLException {
        return Catalogue.connect(postgres, "postgres", role);
    }

    /** Runs statements as a role. */
    public void run(String role, String... statements) throws SQLException {
        try (Statement statement = kept(role).createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** What a query answers a role: its rows, their columns with a bar between. */
    public List<String> ask(String role, String query) throws SQLException {
        return ask(kept(role), query);
    }

    private Connection kept(String role) throws SQLException {
        Connection known = connections.get(role);
        if (known == null) {
            known = connect(role);
            connections.put(role, known);
        }
        return known;
    }

    public static List<String> ask(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder(String.valueOf(rows.getString(1)));
                for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append('|').append(rows.getString(column));
                }
                found.add(row.toString());
            }
        }
        return found;
    }

    @Override
    public void close() {
        for (Connection each : connections.values()) {
            try {
                each.close();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
        postgres.close();
    }
}
