package dev.steward.testing;

import dev.steward.workspace.SavedConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Debian's PostgreSQL 15 with pg_cron: the embedded server has no extensions. Runs as the user postgres where the test runs as root. */
public final class DebianPostgres implements Database, AutoCloseable {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static final Path CRON = Path.of("/usr/share/postgresql/15/extension/pg_cron.control");

    private final Path data;
    private final int port;

    private DebianPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Where its programs are; empty where it or pg_cron is not installed. */
    public static Optional<Path> programs() {
        return Optional.of(BIN).filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.exists(CRON));
    }

    /** @param folder that everybody may enter: the server may be somebody else */
    public static DebianPostgres start(Path bin, Path folder) {
        try {
            int port = freePort();
            Path data = folder.resolve("data");
            Files.createDirectory(data);
            if (root()) {
                for (Path up = folder; up != null && !up.equals(Path.of("/tmp")); up = up.getParent()) {
                    Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
                run(List.of("chown", "postgres", data.toString()));
            }
            run(asServer(
                    bin.resolve("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale",
                    "C",
                    "-N"));
            DebianPostgres server = new DebianPostgres(data, port);
            run(asServer(
                    bin.resolve("pg_ctl").toString(),
                    "-D",
                    data.toString(),
                    "-w",
                    "-l",
                    data.resolve("log").toString(),
                    "-o",
                    "-p " + port
                            + " -c listen_addresses=localhost -c unix_socket_directories='' -c fsync=off -c shared_preload_libraries=pg_cron"
                            + " -c cron.database_name=postgres -c cron.use_background_workers=on -c max_worker_processes=20",
                    "start"));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> asServer(String... command) {
        List<String> whole = new ArrayList<>(
                root() ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of());
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("postgres", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(said));
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public SavedConnection connection(String schema, String table) {
        return Postgres.connection(
                "localhost", port, "postgres", "postgres", SavedConnection.Tls.DISABLE, schema, table, "");
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
    }

    @Override
    public void close() {
        try {
            run(asServer(BIN.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "-w", "stop"));
            if (root()) {
                run(List.of("chown", "-R", "root", data.toString()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
