package dev.steward.bench;

import dev.steward.Steward;
import dev.steward.ingest.OfflinePreview;
import dev.steward.ingest.OfflineReport;
import dev.steward.ingest.OfflineRequest;
import dev.steward.model.Work;
import dev.steward.source.Selection;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * How fast a warehouse is taken offline: events of 90 days with seven properties, three of them in columns, from an embedded server on
 * this machine. Arguments: a folder to work in, how many events.
 */
public final class OfflineBench {
    private static final String ROWS =
            "select id, user_id, event_type, created_at, properties::text, plan, amount from events";

    private OfflineBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "offline-bench");
        long events = Long.parseLong(arguments[1]);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_wal_size", "8GB")
                        .start();
                Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            fill(server, events);
            seconds("COPY, binary, thrown away", events, () -> copy(server, "binary"));
            seconds("COPY, text, thrown away", events, () -> copy(server, "text"));
            seconds("a cursor of 10,000 rows, every value read", events, () -> cursor(server));
            SavedConnection from = ConnectionUrl.parse("postgresql://postgres@localhost:" + server.getPort()
                    + "/postgres?sslmode=disable&table=public.events");
            OfflineRequest request = new OfflineRequest(
                    from,
                    folder.resolve("lake"),
                    new Selection(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Selection.Personal.EXCLUDE,
                            false,
                            "shop"),
                    "bench");
            OfflinePreview[] seen = new OfflinePreview[1];
            seconds(
                    "the size, said first",
                    events,
                    () -> seen[0] = steward.offline().preview(request, Optional.empty(), Work.unobserved()));
            OfflineReport[] taken = new OfflineReport[1];
            seconds(
                    "taken offline",
                    events,
                    () -> taken[0] = steward.offline().take(request, Optional.empty(), Work.unobserved()));
            System.out.printf(
                    "%,d events; %,d bytes, estimated as %,d%n",
                    taken[0].report().written(), size(folder.resolve("lake/data")), seen[0].bytes());
            System.out.println(memory());
        }
    }

    private interface Run {
        void run() throws SQLException;
    }

    private static void seconds(String what, long events, Run run) throws SQLException {
        long start = System.nanoTime();
        long cpu = processor();
        run.run();
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-45s %6.2f s %,12.0f rows/s, %.2f s of processor time here%n",
                what, took, events / took, (processor() - cpu) / 1e9);
    }

    /** Of this process; the server's is not among it. */
    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void fill(EmbeddedPostgres server, long events) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table events (id bigint generated always as identity primary key, user_id text not null,"
                            + " event_type text not null, created_at timestamptz not null, properties jsonb, plan text, amount numeric(38,9), email text)");
            statement.execute("insert into events (user_id, event_type, created_at, properties, plan, amount, email)"
                    + " select 'user-' || (i::bigint * 7919 % 50000), (array['view','click','signup','buy'])[1 + i % 4],"
                    + " timestamptz '2026-01-01Z' + i * (interval '90 days' / " + events + "),"
                    + " jsonb_build_object('page', '/products/' || i % 997, 'position', i % 50, 'sale', i % 3 = 0, 'ref', md5(i::text)),"
                    + " (array['free','pro','team'])[1 + i % 3], (i % 10000) / 100.0, 'person' || i % 50000 || '@example.org'"
                    + " from generate_series(1, " + events + ") as i");
            statement.execute("create index on events (created_at)");
            statement.execute("vacuum analyze events");
        }
    }

    private static void copy(EmbeddedPostgres server, String format) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + ROWS + ") to stdout (format " + format + ")", OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void cursor(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            long length = 0;
            try (ResultSet rows = statement.executeQuery(ROWS)) {
                while (rows.next()) {
                    for (int column = 1; column <= 7; column++) {
                        length += rows.getString(column).length();
                    }
                }
            }
            if (length == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** What this process ever had, of which no file is. */
    private static List<String> memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("RssAnon"))
                .toList();
    }
}
