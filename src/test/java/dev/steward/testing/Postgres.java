package dev.steward.testing;

import dev.steward.workspace.SavedConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A real PostgreSQL that belongs to a test. Needs nothing installed, and runs as root too. */
public final class Postgres implements Database, AutoCloseable {
    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Postgres start() {
        return start(Map.of());
    }

    /** With settings of its own, as in {@code postgresql.conf}. */
    public static Postgres start(Map<String, String> settings) {
        return start(settings, Optional.empty());
    }

    /** With its files in a folder, which are made when they are not there, and kept; empty: made and removed. */
    public static Postgres start(Map<String, String> settings, Optional<Path> data) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("fsync", "off");
        settings.forEach(builder::setServerConfig);
        data.ifPresent(folder -> builder.setDataDirectory(folder).setCleanDataDirectory(false));
        try {
            return new Postgres(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** To a table, as the superuser, who needs no password here. */
    public SavedConnection connection(String schema, String table, String mapping) {
        return connection("postgres", schema, table, mapping);
    }

    public SavedConnection connection(String role, String schema, String table, String mapping) {
        return connection("localhost", port(), "postgres", role, SavedConnection.Tls.DISABLE, schema, table, mapping);
    }

    /** Any connection, to this server or to none. */
    public static SavedConnection connection(
            String host,
            int port,
            String database,
            String role,
            SavedConnection.Tls tls,
            String schema,
            String table,
            String mapping) {
        return new SavedConnection(
                "test",
                host,
                port,
                database,
                role,
                tls,
                Optional.empty(),
                SavedConnection.Stage.TEST,
                new SavedConnection.Secret.PassFile(),
                schema,
                table,
                Optional.of(mapping).filter(text -> !text.isEmpty()),
                Duration.ofSeconds(60));
    }

    @Override
    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
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
