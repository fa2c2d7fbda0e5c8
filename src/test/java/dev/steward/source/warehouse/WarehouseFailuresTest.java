package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Job;
import dev.steward.model.StatementLog;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Tls;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way to a warehouse and in it is said in words, with what to do, and nothing else suffers. */
class WarehouseFailuresTest {
    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        postgres.run(
                "create table events (user_id text, event text, ts timestamptz)",
                "insert into events values ('ann', 'visit', '2026-01-01T10:00:00Z')",
                "create role reader login password 'right'",
                "create schema empty");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static PgSource open(String table, String mapping) {
        return open(postgres.connection("public", table, mapping));
    }

    private static PgSource open(SavedConnection connection) {
        return PgSource.open(connection, () -> "", _ -> Optional.empty(), StatementLog.NONE, Work.unobserved());
    }

    private static SavedConnection to(String host, int port, String database, Tls tls) {
        return Postgres.connection(host, port, database, "postgres", tls, "public", "events", "");
    }

    private static void refused(SavedConnection connection, String... parts) {
        assertThatThrownBy(() -> open(connection).close())
                .isInstanceOf(Failure.class)
                .satisfies(failure -> assertThat(failure.getMessage() + " " + ((Failure) failure).remedy())
                        .contains(parts));
    }

    @Test
    void theWayThere() throws IOException {
        refused(to("no-such-host.invalid", 5432, "postgres", Tls.DISABLE), "no host no-such-host.invalid");
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused(to("localhost", free, "postgres", Tls.DISABLE), "Nothing listens on port " + free);
        refused(to("localhost", postgres.port(), "nowhere", Tls.DISABLE), "no database nowhere");
        refused(to("localhost", postgres.port(), "postgres", Tls.VERIFY_FULL), "offers no TLS");
    }

    @Test
    void whatIsMissing() {
        refused(postgres.connection("public", "event", ""), "no table event", "did you mean events?");
        refused(postgres.connection("empty", "events", ""), "no table events", "sees no table there");
        refused(postgres.connection("reader", "public", "events", ""), "no table events", "rights");
        refused(
                postgres.connection("public", "events", "user=userid"),
                "no column \"userid\"",
                "did you mean \"user_id\"?");
        refused(postgres.connection("public", "events", "ts=event"), "holds text, not a time");
        refused(postgres.connection("public", "events", "properties=event"), "jsonb");
    }

    @Test
    void tablesThatNobodyExpects() {
        String many =
                IntStream.range(0, 300).mapToObj(i -> "c" + i + " integer").collect(Collectors.joining(", "));
        postgres.run(
                "create table wide (user_id text, event text, ts timestamptz, " + many + ")",
                "create view \"Ältere \"\"Ereignisse\"\"\" as select user_id as \"Nutzer id\", event as \"select\", ts from events");
        try (PgSource wide = open("wide", "")) {
            assertThat(wide.facts().events()).isZero();
            assertThat(wide.events(TimeRange.ALL).propertyColumns()).hasSize(300);
        }
        try (PgSource odd = open("Ältere \"Ereignisse\"", "user=\"Nutzer id\",event=\"select\"")) {
            assertThat(odd.facts().events()).isEqualTo(1);
            assertThat(odd.problems()).singleElement().asString().contains("order");
        }
    }

    @Test
    void nothingCanBeChangedThroughIt() {
        try (PgSource source = open("events", "")) {
            assertThatThrownBy(
                            () -> source.fetch(DSL.select(DSL.field("nextval('missing')")), Work.unobserved(), _ -> {}))
                    .isInstanceOf(Failure.class);
            postgres.run("create sequence counted");
            assertThatThrownBy(
                            () -> source.fetch(DSL.select(DSL.field("nextval('counted')")), Work.unobserved(), _ -> {}))
                    .hasMessageContaining("can only be read");
        }
    }

    @Test
    void whatIsNewIsHeardOfLaterAndNobodyWaitsForIt() throws InterruptedException {
        postgres.run(
                "create table growing (id bigint primary key, user_id text, event text, ts timestamptz)",
                "insert into growing values (1, 'ann', 'visit', '2026-01-01T10:00:00Z')");
        try (PgSource source = PgSource.open(
                postgres.connection("public", "growing", ""),
                () -> "",
                _ -> Optional.empty(),
                StatementLog.NONE,
                Duration.ZERO,
                () -> {},
                Work.unobserved())) {
            String generation = source.facts().generation();
            postgres.run("insert into growing values (2, 'bob', 'visit', '2026-01-02T10:00:00Z')");
            for (int i = 0; i < 200 && source.facts().events() == 1; i++) {
                Thread.sleep(50);
            }
            assertThat(source.facts().events()).isEqualTo(2);
            assertThat(source.facts().generation()).isNotEqualTo(generation);
        }
    }

    @Test
    void aCancelReachesTheServer() throws InterruptedException, SQLException {
        try (PgSource source = open("events", "")) {
            Job<String> job = Job.start("sleep", work -> {
                source.fetch(DSL.select(DSL.field("pg_sleep(60)")), work, _ -> {});
                return "slept";
            });
            await("the query runs", true);
            job.cancel();
            await("the query is gone from the server", false);
            assertThatThrownBy(job::await).isInstanceOf(Cancelled.class);
            assertThat(source.facts().events()).isEqualTo(1);
        }
    }

    private static void await(String what, boolean running) throws InterruptedException, SQLException {
        for (int i = 0; i < 200; i++) {
            if (sleeping() == running) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError(what);
    }

    private static boolean sleeping() throws SQLException {
        try (Connection connection = postgres.connect();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from pg_stat_activity where state = 'active' and application_name = 'steward' and query like '%pg_sleep%'")) {
            found.next();
            return found.getLong(1) > 0;
        }
    }

    @Test
    void aLostConnectionFailsOnceAndThePoolRecovers() {
        try (PgSource source = open("events", "")) {
            assertThatThrownBy(() -> source.fetch(
                            DSL.select(DSL.field("pg_terminate_backend(pg_backend_pid())")),
                            Work.unobserved(),
                            _ -> {}))
                    .isInstanceOf(Failure.class);
            source.fetch(DSL.selectOne(), Work.unobserved(), _ -> {});
        }
    }

    @Test
    void aQueryThatTakesTooLongIsGivenUp() {
        SavedConnection hasty =
                postgres.connection("public", "events", "").withStatementTimeout(Duration.ofMillis(300));
        try (PgSource source = open(hasty)) {
            assertThatThrownBy(() -> source.fetch(DSL.select(DSL.field("pg_sleep(60)")), Work.unobserved(), _ -> {}))
                    .hasMessageContaining("given up");
        }
    }
}
