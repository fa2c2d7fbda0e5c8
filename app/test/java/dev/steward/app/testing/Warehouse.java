package dev.steward.app.testing;

import dev.steward.workspace.SavedConnection.Tls;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;

/** A real PostgreSQL that belongs to a test. Needs nothing installed, and runs as root too. */
public final class Warehouse implements AutoCloseable {
    private EmbeddedPostgres server;

    private Warehouse(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Warehouse start() {
        return new Warehouse(started(builder()));
    }

    /** With its files in a folder, so that it can be closed and come back. */
    public static Warehouse start(Path data) {
        return new Warehouse(started(builder().setDataDirectory(data).setCleanDataDirectory(false)));
    }

    /** Comes back on the same port, with the files of a folder, after it was closed. */
    public void comeBack(Path data) {
        server = started(
                builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port()));
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                // Nothing is written by itself, so that nothing looks as if it had changed.
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0");
    }

    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The address of one of its tables, as the superuser, who needs no password here. */
    public String url(String table) {
        return "postgresql://postgres@localhost:" + port() + "/postgres?sslmode=disable&table=" + table;
    }

    /** The address of the database, as any role. */
    public String database(String role) {
        return "postgresql://" + role + "@localhost:" + port() + "/postgres?sslmode=disable";
    }

    /** The first column of a query's rows, as the superuser. */
    public List<String> list(String query) {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return values;
    }

    /** Runs statements as the superuser. */
    public void run(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What a statement counts, as the superuser. */
    public long count(String statement) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement();
                ResultSet result = run.executeQuery(statement)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Does something while a session of the superuser keeps what a statement took. */
    public void holding(String statement, Runnable meanwhile) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
            meanwhile.run();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Somebody connects to its table {@code events} as production, without TLS. */
    public void connect(TestWindow window) {
        window.click("Connect to PostgreSQL…");
        window.type("name", "Shop");
        window.type("host", "localhost");
        window.type("port", String.valueOf(port()));
        window.type("database", "postgres");
        window.type("role", "postgres");
        window.type("table", "events");
        window.click("Production");
        TestWindow.onFx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Tls> box = window.find(ComboBox.class, "tls");
            box.setValue(Tls.DISABLE);
            return box;
        });
        window.click("Connect");
        window.awaitText("1 name");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
