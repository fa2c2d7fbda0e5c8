package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.AuditTrail;
import dev.steward.Hazard;
import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.audit.Entry;
import dev.steward.audit.Proof;
import dev.steward.model.Anchor;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.Home;
import dev.steward.workspace.SavedConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse witnesses where the audit log of a Steward ended, as far as the role may let it. */
class PgAnchorsTest {
    private static final String LOG = "0a".repeat(32);
    private static final String OTHER = "0b".repeat(32);

    private static Scratch scratch;

    @BeforeAll
    static void start() {
        scratch = Scratch.with();
        scratch.superuser(
                "create table public.events (user_id text, event text, ts timestamptz)",
                "grant select on public.events to public",
                "create role plain login",
                "create role reader login",
                "alter role reader set default_transaction_read_only = on",
                "grant audit_writer to reader");
        scratch.login("auditor", "audit_writer");
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    private static PgAnchors as(String role) {
        return new PgAnchors(scratch.connection(role), () -> "");
    }

    private static Anchor anchor(String log, long count) {
        return new Anchor(
                log,
                count,
                "cd".repeat(32),
                Instant.parse("2026-03-01T10:00:00.123456Z"),
                "ef".repeat(44),
                "01".repeat(64));
    }

    private static long rows() throws SQLException {
        return Long.parseLong(scratch.ask(Scratch.OWNER, "select count(*) from governance.audit_anchors")
                .getFirst());
    }

    @Test
    @Hazard("H79")
    void whoMayKeepsAnchorsThereAndFindsThoseOfTheLogsNamed() {
        as("auditor").keep(anchor(LOG, 7));
        as(Scratch.OWNER).keep(anchor(LOG, 9));
        as("auditor").keep(anchor(OTHER, 8));

        assertThat(as("auditor").anchors(Set.of(LOG))).containsExactly(anchor(LOG, 9), anchor(LOG, 7));
        assertThat(as("reader").anchors(Set.of(OTHER, "0c".repeat(32)))).containsExactly(anchor(OTHER, 8));
        assertThat(as("auditor").anchors(Set.of())).isEmpty();
    }

    @Test
    void whoMayNotKeepsNothingAndNothingFails() throws SQLException {
        long before = rows();
        as("plain").keep(anchor(LOG, 1));
        as("reader").keep(anchor(LOG, 1));

        assertThat(rows()).isEqualTo(before);
        assertThat(as("plain").anchors(Set.of(LOG))).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsAFailureInWords() {
        PgAnchors lost = new PgAnchors(
                ConnectionUrl.parse("postgresql://ana@localhost:1/nowhere?sslmode=disable", Optional.of("events")),
                () -> "");

        assertThatThrownBy(() -> lost.keep(anchor(LOG, 1))).isInstanceOf(Failure.class);
        lost.keep(anchor(LOG, 2)); // Left alone for a while: neither tried nor complained about again.
        assertThatThrownBy(() -> lost.anchors(Set.of(LOG))).isInstanceOf(Failure.class);
    }

    @Test
    @Hazard("H80")
    void nobodyChangesOrRemovesAnAnchorOrSaysWhoTookItOrWhen() throws SQLException {
        as("auditor").keep(anchor("0d".repeat(32), 3));

        for (String attempt : new String[] {
            "update governance.audit_anchors set entry_hash = '" + "00".repeat(32) + "'",
            "delete from governance.audit_anchors",
            "insert into governance.audit_anchors (log_id, entry_count, entry_hash, taken_at, public_key, signature, received_at)"
                    + " values ('" + LOG + "', 1, '" + LOG + "', now(), 'aa', 'aa', now())",
            "insert into governance.audit_anchors (log_id, entry_count, entry_hash, taken_at, public_key, signature, role_name)"
                    + " values ('" + LOG + "', 1, '" + LOG + "', now(), 'aa', 'aa', 'plain')"
        }) {
            assertThatThrownBy(() -> scratch.run("auditor", attempt))
                    .as(attempt)
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> scratch.run("postgres", "delete from governance.audit_anchors"))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> scratch.run(Scratch.OWNER, "truncate governance.audit_anchors"))
                .hasMessageContaining("only added to");
        assertThat(scratch.ask("auditor", "select role_name from governance.audit_anchors where entry_count = 3"))
                .containsExactly("auditor");
    }

    @Test
    @Hazard({"H79", "H80"})
    void aWarehouseSpeaksAgainstALogThatWasDeletedWithAllThatLayBesideIt(@TempDir Path home) throws IOException {
        SavedConnection warehouse = scratch.connection("auditor");
        try (Steward steward = Steward.start(Home.in(home))) {
            OpenSource source = steward.connect(warehouse, Optional.empty(), Work.unobserved());
            steward.audit().append(new Entry("ann", "import.finished", "lake"));
            steward.audit().append(new Entry("ann", "import.finished", "lake"));
            source.close();
        }
        assertThat(prove(home, warehouse).reachElsewhere()).hasValueSatisfying(kept -> {
            assertThat(kept.anchor().count()).isEqualTo(2);
            assertThat(kept.where()).endsWith("governance.audit_anchors");
        });

        Files.delete(home.resolve("config/anchors.jsonl"));
        Files.delete(home.resolve("data/audit/000000000001.jsonl"));
        Proof proof = prove(home, warehouse);
        assertThat(proof.ok()).isFalse();
        assertThat(proof.contradictions())
                .singleElement()
                .extracting(Proof.Compared::outcome)
                .isEqualTo(Proof.Outcome.DELETED);
    }

    private static Proof prove(Path home, SavedConnection warehouse) {
        try (Steward steward = Steward.start(Home.in(home))) {
            AuditTrail trail = steward.trail();
            return trail.prove(trail.kept(trail.in(warehouse)), Work.unobserved());
        }
    }
}
