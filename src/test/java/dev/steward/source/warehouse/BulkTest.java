package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables that are filled without their keys and indexes, by an owner whom policies bind, have all of them afterwards. */
class BulkTest {
    private static final List<String> TABLES = List.of("persons", "user_sessions", "page_views", "user_events");
    private static final String NOW = Instant.now().toString();

    private static Scratch scratch;

    @BeforeAll
    static void start() {
        scratch = Scratch.with("sessions");
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    private static void fill(Consumer<Site> rows) {
        new PgBuildSite(scratch.connection(Scratch.OWNER), () -> "", StatementLog.NONE)
                .once("sessions", "5e".repeat(32), Work.unobserved(), site -> {
                    site.freed(TABLES, () -> site.bare(TABLES, () -> rows.accept(site)));
                    return rows;
                });
    }

    private static void session(Site site, String id) {
        site.copy("persons", List.of("id"), List.of(List.of("1")));
        site.copy(
                "user_sessions",
                List.of("id", "person_id", "session_key", "started_at"),
                List.of(List.of(id, "1", "key", NOW)));
    }

    private static void view(Site site, String session) {
        site.copy(
                "page_views",
                List.of("session_id", "session_started_at", "person_id", "page_url", "page_sequence_number"),
                List.of(List.of(session, NOW, "1", "/", "1")));
    }

    /** A server numbers the parts of a key to a table with partitions as they come: their names say nothing. */
    private static List<String> catalogue() throws SQLException {
        return scratch.catalogue("sessions").stream()
                .map(line -> line.replaceAll(
                        "^(constraint \\S+) \\S+ (FOREIGN KEY .* REFERENCES \\S+_(\\d{4}_\\d{2}|default)\\()", "$1 $2"))
                .sorted()
                .toList();
    }

    private static String rows() throws SQLException {
        return scratch.ask(
                        "postgres",
                        "select (select count(*) from sessions.persons) + (select count(*) from sessions.page_views)")
                .getFirst();
    }

    @Test
    void everyKeyIndexAndPolicyIsThereAgain() throws SQLException {
        List<String> before = catalogue();
        String id = UUID.randomUUID().toString();
        fill(site -> {
            session(site, id);
            view(site, id);
            assertThat(site.any("select from pg_indexes where indexname = 'idx_pageviews_url'"))
                    .isFalse();
        });
        assertThat(catalogue()).isEqualTo(before);
        assertThat(rows()).isEqualTo("2");
        scratch.superuser("truncate sessions.persons cascade");
    }

    /** Were the owner bound by the policies of a partition, it would see no row there, and find no fault in any. */
    @Test
    void aRowThatPointsNowhereIsRefused() throws SQLException {
        List<String> before = scratch.catalogue("sessions");
        assertThatThrownBy(() -> fill(site -> {
                    session(site, UUID.randomUUID().toString());
                    view(site, UUID.randomUUID().toString());
                }))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("fk_session");
        assertThat(scratch.catalogue("sessions")).isEqualTo(before);
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    void policiesThatBindTheOwnerAreNoticed() {
        assertThatThrownBy(() -> new PgBuildSite(scratch.connection(Scratch.OWNER), () -> "", StatementLog.NONE)
                        .once("sessions", "5e".repeat(32), Work.unobserved(), site -> {
                            site.bare(TABLES, () -> {});
                            return site;
                        }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCouldNotBeMadeAgainAsItWasIsRefused() throws SQLException {
        scratch.superuser("comment on index sessions.idx_pageviews_url is 'for the yearly report'");
        List<String> before = scratch.catalogue("sessions");
        assertThatThrownBy(() -> fill(site -> {}))
                .isInstanceOfSatisfying(
                        BadInput.class, refused -> assertThat(refused.code()).isEqualTo("warehouse.own-index"))
                .hasMessageContaining("idx_pageviews_url");
        assertThat(scratch.catalogue("sessions")).isEqualTo(before).anyMatch(line -> line.contains("yearly"));
        scratch.superuser("comment on index sessions.idx_pageviews_url is null");
    }

    @Test
    void whoIsCutOffHasChangedNothing() throws SQLException {
        List<String> before = scratch.catalogue("sessions");
        assertThatThrownBy(() -> fill(site -> {
                    session(site, UUID.randomUUID().toString());
                    site.run("select pg_terminate_backend(pg_backend_pid())");
                }))
                .isInstanceOf(SourceUnavailable.class);
        assertThat(scratch.catalogue("sessions")).isEqualTo(before);
        assertThat(rows()).isEqualTo("0");
    }
}
