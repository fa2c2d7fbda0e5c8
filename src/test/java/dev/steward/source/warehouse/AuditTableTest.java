package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.steward.Hazard;
import dev.steward.audit.StatementQueue;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.EventTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was asked of a warehouse is kept there, too, where the role may; and no question fails where it may not. */
class AuditTableTest {
    private static final Work WORK = Work.unobserved();
    private static final String KEPT =
            "select role_name, user_email, rows_returned, tables_accessed, query_text from governance.warehouse_audit_logs"
                    + " where tables_accessed = '{public.events}' order by executed_at desc limit 1";

    private static Scratch scratch;

    private final List<StatementQueue.Logged> local = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws SQLException {
        scratch = Scratch.with();
        scratch.superuser(
                "create table public.events (user_id text, event text, ts timestamptz)",
                "insert into public.events values ('ann', 'visit', '2026-01-01T10:00:00Z')",
                "create role plain login",
                "create role reader login",
                "alter role reader set default_transaction_read_only = on",
                "grant audit_writer to reader",
                "grant select on public.events to public");
        scratch.login("auditor", "audit_writer");
    }

    @AfterAll
    static void stop() {
        scratch.close();
    }

    @BeforeEach
    void forget() {
        local.clear();
    }

    private long ask(String role) {
        List<Long> rows = new ArrayList<>();
        try (StatementQueue queue = new StatementQueue(() -> "Anna", List.of(local::add));
                PgSource source =
                        PgSource.open(scratch.connection(role), () -> "", _ -> Optional.empty(), queue, WORK)) {
            EventTable events = source.events(TimeRange.ALL);
            source.fetch(
                    DSL.select(events.micros())
                            .from(events.table())
                            .where(events.person().eq(val("ann"))),
                    WORK,
                    batch -> rows.add((long) batch.rows()));
        }
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    @Hazard("H60")
    void whoMayAddsToIt() throws SQLException {
        assertThat(ask("auditor")).isEqualTo(1);
        assertThat(scratch.ask(Scratch.OWNER, KEPT))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith("auditor|Anna|1|{public.events}|select")
                        .doesNotContain("ann"));
    }

    @Test
    void whoMayNotIsAnsweredAllTheSame() throws SQLException {
        List<String> before = scratch.ask(Scratch.OWNER, "select count(*) from governance.warehouse_audit_logs");
        assertThat(ask("plain")).isEqualTo(1);
        assertThat(ask("reader")).isEqualTo(1);
        assertThat(scratch.ask(Scratch.OWNER, "select count(*) from governance.warehouse_audit_logs"))
                .isEqualTo(before);
        assertThat(local).isNotEmpty();
    }
}
