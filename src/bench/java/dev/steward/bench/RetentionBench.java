package dev.steward.bench;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.people.Signer;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.PolicyFile;
import dev.steward.governance.policy.RetentionPolicy;
import dev.steward.model.Work;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A fifth of a table leaves it through the gate while somebody writes to it: how fast, and how long the writer waits. Arguments: a folder
 * to work in, how many rows the table has.
 */
public final class RetentionBench {
    private static final int MOST_WRITES = 1_000_000;

    private RetentionBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "retention-bench");
        long rows = Long.parseLong(arguments[1]);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("shared_buffers", "2GB")
                        .setServerConfig("max_wal_size", "8GB")
                        .start();
                Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            SavedConnection database = ConnectionUrl.parse("postgresql://postgres@localhost:" + server.getPort()
                    + "/postgres?sslmode=disable&table=public.log");
            said("filled", rows, () -> fill(server, rows));
            steward.warehouse(database).init("governance", Work.unobserved());
            Governance governance = steward.governance();
            Founders two = Founders.of(governance);
            Signer ana = two.ana();
            Signer bo = two.bo();
            RetentionPolicy policy = PolicyFile.parse("""
                    name: log
                    target: {table: public.log, time: at, person: person}
                    keep: 30 days
                    archive: {keep: 1 year}
                    """, "policy");
            governance.sign(governance.propose(policy, ana).orElseThrow(), bo);
            Place place = new Place.Database(database);
            Plan preview = said(
                    "previewed",
                    rows,
                    () -> governance.gate().preview(policy, place, Instant.now(), Work.unobserved()));
            System.out.printf(
                    Locale.ROOT,
                    "%,d of %,d rows would go%n",
                    preview.rows(),
                    preview.target().rows());
            PlanDocument plan = said(
                    "planned",
                    preview.rows(),
                    () -> governance.gate().request("log", place, Optional.empty(), ana, Work.unobserved()));
            Approval approval = governance.gate().approve(plan, bo);
            AtomicBoolean enough = new AtomicBoolean();
            Waits waits = new Waits();
            Thread writer = Thread.ofPlatform().start(() -> write(server, rows, enough, waits));
            ChangeState done = said(
                    "carried out, archive and all",
                    plan.plan().rows(),
                    () -> governance.gate().run(plan, approval, ana, new Noted()));
            enough.set(true);
            writer.join();
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows went, %,d stayed; the writer wrote %,d times and waited %s%n",
                    done.rows(),
                    done.skipped().stream().mapToLong(ChangeState.Skipped::rows).sum(),
                    waits.count,
                    waits.words());
            System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM") || line.startsWith("RssAnon"))
                    .toList());
        }
    }

    /** Says when a part of the work begins. */
    private static final class Noted implements Work {
        private final long begun = System.nanoTime();
        private String before = "";

        @Override
        public void progress(double fraction, String note) {
            String part = note.split(":", 2)[0];
            if (!part.isEmpty() && !part.equals(before)) {
                before = part;
                System.out.printf(Locale.ROOT, "  %6.1f s  %s%n", (System.nanoTime() - begun) / 1e9, part);
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return () -> {};
        }
    }

    private static <T> T said(String what, long rows, Callable<T> body) throws Exception {
        long begun = System.nanoTime();
        T done = body.call();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%-40s %8.1f s  %,12.0f rows/s%n", what, seconds, rows / seconds);
        return done;
    }

    private static Void fill(EmbeddedPostgres server, long rows) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table log (id bigint generated always as identity, at timestamptz not null, person text, kind text, properties jsonb)");
            statement.execute(
                    "insert into log (at, person, kind, properties) select now() - interval '20 days' - (n % 125) * interval '1 day'"
                            + " * case when n % 5 = 0 then 1 else 0 end - interval '20 days' * case when n % 5 = 0 then 1 else 0 end,"
                            + " 'person-' || n % 1000003, (array['view', 'click', 'buy'])[1 + n % 3], jsonb_build_object('page', '/p/' || n % 977, 'n', n)"
                            + " from generate_series(1, " + rows + ") n");
            statement.execute("alter table log add primary key (id)");
            statement.execute("create index on log (at)");
            statement.execute("vacuum analyze log");
        }
        return null;
    }

    private static final class Waits {
        private final long[] micros = new long[MOST_WRITES];
        private int count;

        void add(long one) {
            if (count < MOST_WRITES) {
                micros[count++] = one;
            }
        }

        String words() {
            long[] sorted = Arrays.copyOf(micros, count);
            Arrays.sort(sorted);
            return String.format(
                    Locale.ROOT,
                    "%.1f ms in the middle, %.1f ms at the 99th of 100, %.0f ms at most",
                    sorted[count / 2] / 1e3,
                    sorted[(int) (count * 0.99)] / 1e3,
                    sorted[count - 1] / 1e3);
        }
    }

    /** Adds rows, and changes rows of all ages. */
    private static void write(EmbeddedPostgres server, long rows, AtomicBoolean enough, Waits waits) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "with added as (insert into log (at, person, kind) values (now(), 'w', 'new') returning 1)"
                                + " update log set kind = 'written' where id in (?, ?)")) {
            for (long i = 0; !enough.get(); i++) {
                long begun = System.nanoTime();
                statement.setLong(1, 1 + i * 7919 % rows);
                statement.setLong(2, 1 + i * 104_729 % rows);
                statement.executeUpdate();
                waits.add((System.nanoTime() - begun) / 1_000);
                Thread.sleep(5);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
