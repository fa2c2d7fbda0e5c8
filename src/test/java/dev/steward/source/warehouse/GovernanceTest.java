package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema governance, looked at from outside by those it is meant for. */
class GovernanceTest {
    private static final String KEY = "0b".repeat(20) + "11".repeat(12);

    private static Scratch scratch;

    @BeforeAll
    static void start() throws SQLException {
        scratch = Scratch.with();
        scratch.login("ana", "analyst_role");
        scratch.login("writer", "audit_writer");
        scratch.login("watcher", "monitoring_team");
        scratch.login("gate", "claims_gateway");
        scratch.run(
                Scratch.OWNER,
                "insert into governance.claims values ('analyst_role', 'domain', 'core'), ('ana', 'project', 'blue')");
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    private static String claim(String role, String claim, String value) throws SQLException {
        return scratch.ask(role, "select governance.has_claim('" + claim + "', '" + value + "')")
                .getFirst();
    }

    @Test
    @Hazard("H101")
    void aClaimIsGivenByTheOwnerToARoleOrToWhatItInheritsFrom() throws SQLException {
        assertThat(claim("ana", "project", "blue")).isEqualTo("t");
        assertThat(claim("ana", "domain", "core")).isEqualTo("t");
        assertThat(claim("ana", "project", "red")).isEqualTo("f");
        assertThat(claim("watcher", "domain", "core")).isEqualTo("f");
    }

    @Test
    @Hazard("H101")
    void aSessionCannotGiveItselfAClaim() throws SQLException {
        try (Connection ana = scratch.connect("ana")) {
            for (String setting : new String[] {"app.current_project", "project", "request.project"}) {
                Scratch.ask(ana, "select set_config('app." + setting.replace("app.", "") + "', 'red', false)");
            }
            Scratch.ask(ana, "select set_config('request.jwt.claims', '{\"project\": \"red\"}', false)");
            assertThat(Scratch.ask(ana, "select governance.has_claim('project', 'red')"))
                    .containsExactly("f");
            Scratch.ask(ana, "select set_config('search_path', 'pg_temp', false)");
            assertThat(Scratch.ask(ana, "select governance.has_claim('project', 'red')"))
                    .containsExactly("f");
        }
        for (String attempt : new String[] {
            "insert into governance.claims values ('ana', 'project', 'red')",
            "update governance.claims set value = 'red'",
            "delete from governance.claims",
            "select * from governance.claims",
            "set role warehouse_owner"
        }) {
            assertThatThrownBy(() -> scratch.run("ana", attempt)).as(attempt).hasMessageContaining("permission denied");
        }
    }

    @Test
    void aGatewayIsBelieved() throws SQLException {
        try (Connection gate = scratch.connect("gate")) {
            assertThat(Scratch.ask(gate, "select governance.has_claim('project', 'blue')"))
                    .containsExactly("f");
            Scratch.ask(
                    gate,
                    "select set_config('request.jwt.claims', '{\"project\": [\"blue\", \"red\"], \"scope\": \"ops\"}', false)");
            assertThat(
                            Scratch.ask(
                                    gate,
                                    "select governance.has_claim('project', 'red'), governance.has_claim('scope', 'ops'), governance.has_claim('project', 'green')"))
                    .containsExactly("t|t|f");
        }
    }

    @Test
    void theAuditLogIsOnlyAddedToAndOnlyInOnesOwnName() throws SQLException {
        scratch.run(
                "writer",
                "insert into governance.warehouse_audit_logs (query_text, tables_accessed, rows_returned) values ('select ?', '{a}', 1)");
        assertThatThrownBy(() -> scratch.run(
                        "writer",
                        "insert into governance.warehouse_audit_logs (query_text, role_name) values ('x', 'ana')"))
                .hasMessageContaining("row-level security");
        for (String attempt : new String[] {"select 1 from", "update", "delete from"}) {
            String sql = attempt + " governance.warehouse_audit_logs"
                    + (attempt.equals("update") ? " set query_text = ''" : "");
            assertThatThrownBy(() -> scratch.run("writer", sql)).as(sql).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> scratch.run("ana", sql)).as(sql).hasMessageContaining("permission denied");
        }
        // The owner may name these commands; policies leave it no row, and truncate is stopped by the trigger.
        scratch.run(
                Scratch.OWNER,
                "update governance.warehouse_audit_logs set query_text = ''",
                "delete from governance.warehouse_audit_logs");
        assertThat(scratch.ask(
                        Scratch.OWNER,
                        "select query_text from governance.warehouse_audit_logs where role_name = 'writer'"))
                .containsExactly("select ?");
        assertThatThrownBy(() -> scratch.run(Scratch.OWNER, "truncate governance.warehouse_audit_logs"))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> scratch.run("postgres", "delete from governance.warehouse_audit_logs"))
                .hasMessageContaining("only added to");
    }

    @Test
    void whoWatchesReadsTheLogWithAClaimAndNeverMailAddresses() throws SQLException {
        String count = "select count(id) from governance.warehouse_audit_logs where query_text = 'watched'";
        scratch.run("writer", "insert into governance.warehouse_audit_logs (query_text) values ('watched')");
        assertThat(scratch.ask("watcher", count)).containsExactly("0");
        scratch.run(Scratch.OWNER, "insert into governance.claims values ('watcher', 'log', 'warehouse')");
        assertThat(scratch.ask("watcher", count)).containsExactly("1");
        assertThatThrownBy(() -> scratch.ask("watcher", "select user_email from governance.warehouse_audit_logs"))
                .hasMessageContaining("permission denied");
        scratch.run(Scratch.OWNER, "delete from governance.claims where role_name = 'watcher'");
    }

    @Test
    void aDeletionIsLoggedUnderAPseudonymOnly() throws SQLException {
        String insert = "insert into governance.data_deletion_log (subject_pseudonym, rows_deleted) values ('%s', 1)";
        assertThatThrownBy(() -> scratch.run(Scratch.OWNER, insert.formatted("4711")))
                .hasMessageContaining("check constraint");
        scratch.run(Scratch.OWNER, insert.formatted("v1.0123abcd." + "0".repeat(64)));
    }

    @Test
    void anArchiveThatWasNotVerifiedIsNotDropped() {
        assertThatThrownBy(() -> scratch.run(
                        Scratch.OWNER,
                        "insert into governance.archived_partitions values ('s', 'p', 't', '2026-01-01', '2026-02-01', 'f', '"
                                + "0".repeat(64) + "', 1, now(), null, now())"))
                .hasMessageContaining("verified_first");
    }

    @Test
    @Hazard("H69")
    void theKeyedHashIsThatOfTheStandard() throws SQLException, GeneralSecurityException {
        // RFC 4231, test cases 1, 2, 4, 6: shorter keys, and one longer than a block.
        String[][] vectors = {
            {"0b".repeat(20), "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
            {
                "4a656665",
                "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            },
            {
                "0102030405060708090a0b0c0d0e0f10111213141516171819",
                "cd".repeat(50),
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
            },
            {
                "aa".repeat(131),
                "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            }
        };
        for (String[] vector : vectors) {
            assertThat(scratch.ask(
                            "ana",
                            "select encode(governance.hmac_sha256(decode('%s', 'hex'), decode('%s', 'hex')), 'hex')"
                                    .formatted(vector[1], vector[0])))
                    .containsExactly(vector[2]);
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal("jane@x.com".getBytes(StandardCharsets.UTF_8)));
        assertThat(pseudonyms("governance.email_pseudonym(' Jane@X.com ')"))
                .endsWith("." + expected)
                .startsWith("v1.");
    }

    @Test
    @Hazard({"H69", "H70"})
    void oneValueHasOnePseudonymUnderOneKeyAndNothingHasNone() throws SQLException {
        assertThat(pseudonyms("governance.email_pseudonym(null)")).isEqualTo("null");
        assertThat(pseudonyms("governance.email_pseudonym(' ')")).isEqualTo("null");
        assertThat(pseudonyms("governance.ip_pseudonym('10.1.2.3/32') = governance.ip_pseudonym('10.1.2.3')"))
                .isEqualTo("t");
        assertThat(pseudonyms("governance.ip_pseudonym('::ffff:10.1.2.3') = governance.ip_pseudonym('10.1.2.3')"))
                .isEqualTo("t");
        assertThat(pseudonyms("governance.ip_pseudonym(null)")).isEqualTo("null");
        assertThat(pseudonyms("governance.pseudonym('a\\b') is not null")).isEqualTo("t");
        // Whoever has no key, or another one, finds nobody.
        assertThat(pseudonyms("governance.pseudonym('a')")).doesNotContain(pseudonym("a", "22".repeat(32)));
        assertThatThrownBy(() -> pseudonym("a", "")).hasMessageContaining("no key");
        assertThatThrownBy(() -> pseudonym("a", "0b0b")).hasMessageContaining("no key");
    }

    private static String pseudonyms(String expression) throws SQLException {
        return keyed(expression, KEY);
    }

    private static String pseudonym(String text, String key) throws SQLException {
        return keyed("governance.pseudonym('" + text + "')", key);
    }

    private static String keyed(String expression, String key) throws SQLException {
        try (Connection connection = scratch.connect("ana")) {
            connection.setAutoCommit(false);
            try (PreparedStatement set = connection.prepareStatement("select set_config('steward.pii_key', ?, true)")) {
                set.setString(1, key);
                set.execute();
            }
            return Scratch.ask(connection, "select " + expression).getFirst();
        }
    }
}
