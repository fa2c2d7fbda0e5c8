package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.testing.Certificates;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with certificates, passwords and limits: only the right way in works, and each wrong one has its own words. */
class WarehouseTlsTest {
    private static final String RIGHT = "correct horse";

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Path authority;
    private static Path stranger;
    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException {
        certificates = new Certificates(folder);
        authority = certificates.authority("authority");
        stranger = certificates.authority("stranger");
        certificates.sign("right", "authority", "localhost", "-1d", 30);
        certificates.sign("elsewhere", "authority", "elsewhere.example.org", "-1d", 30);
        certificates.sign("expired", "authority", "localhost", "-10d", 5);
        certificates.sign("early", "authority", "localhost", "+5d", 5);
        present("right");
        Path rules = Files.writeString(folder.resolve("pg_hba.conf"), """
                local all all trust
                host all postgres all trust
                host all unwelcome all reject
                host all all all scram-sha-256
                """);
        postgres = Postgres.start(Map.of(
                "ssl", "on",
                "ssl_cert_file", folder.resolve("server.crt").toString(),
                "ssl_key_file", folder.resolve("server.key").toString(),
                "hba_file", rules.toString()));
        postgres.run(
                "create table events (user_id text, event text, ts timestamptz)",
                "insert into events values ('ann', 'visit', '2026-01-01T10:00:00Z')",
                "create role reader login password '" + RIGHT + "'",
                "create role single login password '" + RIGHT + "' connection limit 1",
                "create role unwelcome login password '" + RIGHT + "'",
                "create role nologin nologin password '" + RIGHT + "'",
                "create role cautious login password '" + RIGHT + "'",
                "alter role cautious set default_transaction_read_only = on",
                "grant select on events to reader, single, cautious");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static void present(String name) {
        certificates.install(name, folder.resolve("server.crt"), folder.resolve("server.key"));
    }

    /** While the server shows this certificate. */
    private static void presenting(String name, Runnable checks) {
        present(name);
        postgres.run("select pg_reload_conf()");
        try {
            Thread.sleep(500);
            checks.run();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            present("right");
            postgres.run("select pg_reload_conf()");
        }
    }

    private static SavedConnection as(String role, Tls tls, Optional<Path> trusted) {
        return new SavedConnection(
                "test",
                "localhost",
                postgres.port(),
                "postgres",
                role,
                tls,
                trusted,
                SavedConnection.Stage.TEST,
                new SavedConnection.Secret.PassFile(),
                "public",
                "events",
                Optional.empty(),
                Duration.ofSeconds(60));
    }

    private static SavedConnection verified(Path trusted) {
        return as("reader", Tls.VERIFY_FULL, Optional.of(trusted));
    }

    private static PgSource open(SavedConnection connection, String password) {
        return PgSource.open(connection, () -> password, _ -> Optional.empty(), StatementLog.NONE, Work.unobserved());
    }

    private static void works(SavedConnection connection) {
        try (PgSource source = open(connection, RIGHT)) {
            assertThat(source.facts().events()).isEqualTo(1);
        }
    }

    private static void refused(SavedConnection connection, String password, String code, String... parts) {
        assertThatThrownBy(() -> open(connection, password).close()).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.getMessage() + " " + failure.remedy())
                    .contains(parts)
                    .doesNotContain(RIGHT, "Exception", "null");
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        });
    }

    @Test
    void theRightAuthorityAndHost() {
        works(verified(authority));
        works(as("reader", Tls.VERIFY_CA, Optional.of(authority)));
        works(as("reader", Tls.REQUIRE, Optional.empty()));
    }

    @Test
    void anAuthorityThatIsNotTrusted() {
        refused(verified(stranger), RIGHT, "source.tls-untrusted", "localhost", stranger.toString());
        refused(
                as("reader", Tls.VERIFY_FULL, Optional.empty()),
                RIGHT,
                "source.tls-untrusted",
                "localhost",
                "Name the file with the authority");
        refused(
                verified(folder.resolve("nowhere.crt")),
                RIGHT,
                "warehouse.authority",
                folder.resolve("nowhere.crt").toString());
        refused(
                verified(folder.resolve("pg_hba.conf")),
                RIGHT,
                "warehouse.authority",
                folder.resolve("pg_hba.conf").toString());
    }

    @Test
    void aCertificateForAnotherHost() {
        presenting("elsewhere", () -> {
            refused(verified(authority), RIGHT, "source.tls-host", "is not for localhost");
            works(as("reader", Tls.VERIFY_CA, Optional.of(authority)));
        });
    }

    @Test
    void aCertificateOutOfItsTime() {
        presenting(
                "expired",
                () -> refused(verified(authority), RIGHT, "source.certificate-expired", "localhost", "renew"));
        presenting(
                "early", () -> refused(verified(authority), RIGHT, "source.certificate-early", "localhost", "clock"));
    }

    @Test
    void rolesAndPasswords() {
        refused(verified(authority), "wrong", "warehouse.password", "reader");
        refused(verified(authority), "", "warehouse.password", "asks for a password");
        refused(
                as("nologin", Tls.VERIFY_FULL, Optional.of(authority)),
                RIGHT,
                "warehouse.refused",
                "refuses the role nologin",
                "not permitted to log in");
        refused(
                as("unwelcome", Tls.VERIFY_FULL, Optional.of(authority)),
                RIGHT,
                "warehouse.refused",
                "refuses the role unwelcome",
                "pg_hba.conf");
        // PostgreSQL does not tell who asks whether it knows a name.
        refused(as("nobody", Tls.VERIFY_FULL, Optional.of(authority)), RIGHT, "warehouse.password", "nobody");
    }

    @Test
    void noConnectionLeft() throws SQLException {
        SavedConnection single = as("single", Tls.REQUIRE, Optional.empty());
        works(single);
        try (Connection _ = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postgres.port() + "/postgres", "single", RIGHT)) {
            refused(single, RIGHT, "source.too-many", "no connection left for the role single");
        }
    }

    @Test
    void aRoleThatOnlyReads() {
        works(as("cautious", Tls.VERIFY_FULL, Optional.of(authority)));
    }
}
