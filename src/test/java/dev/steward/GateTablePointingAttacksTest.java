package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Ways in which rows that others point at went, or pulled others along. */
class GateTablePointingAttacksTest extends AttackedTable {
    @Test
    @Hazard("H31")
    void rowsThatAForeignKeyOfOnePartitionPointsAtStay() {
        partitioned("");
        SERVER.run(
                "create table shop.marks (id bigint, at timestamptz, foreign key (id, at) references shop.log_old on delete cascade)",
                "create index on shop.marks (id, at)",
                "insert into shop.marks select id, at from shop.log where id = 3");
        PlanDocument plan = request();
        assertThat(plan.plan().effects()).extracting(Plan.Effect::kind).doesNotContain(Plan.Effect.DROP);
        run(plan);
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(SERVER.list("select id from shop.log_old")).containsExactly("3");
    }

    @Test
    @Hazard("H31")
    void rowsThatAForeignKeyOfAnInheritingTablePointsAtStay() {
        SERVER.run(
                "create table shop.visits_more (primary key (id)) inherits (shop.visits)",
                "insert into shop.visits_more values (500, '2025-12-01', 'm', ''), (501, '2025-12-01', 'm', '')",
                "create table shop.marks (id bigint references shop.visits_more on delete cascade)",
                "create index on shop.marks (id)",
                "insert into shop.marks values (500)");
        run(request());
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(SERVER.list("select id from shop.visits_more")).containsExactly("500");
    }

    @Test
    @Hazard("H31")
    void aRowThatSomebodyPointsAtWhileABatchWaitsForItPullsNothingAlong() throws Exception {
        SERVER.run(
                "create table shop.marks (visit bigint references shop.visits on delete cascade)",
                "create index on shop.marks (visit)");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        ChangeState done;
        try (Connection other = SERVER.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into shop.marks values (3)");
            Thread waiting = Thread.ofPlatform().start(() -> commitWhenWaitedFor(other));
            done = run(plan, approval);
            waiting.join();
        }
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(done.rows()).isEqualTo(9);
        assertThat(SERVER.list("select id from shop.visits where id < 10")).containsExactly("3");
    }

    private static void commitWhenWaitedFor(Connection other) {
        try {
            for (int i = 0; i < 2_000; i++) {
                if (!SERVER.list(
                                "select 1 from pg_stat_activity where application_name = 'steward' and wait_event_type = 'Lock'"
                                        + " and query like '%delete%'")
                        .isEmpty()) {
                    break;
                }
                Thread.sleep(5);
            }
            other.commit();
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    @Hazard("H31")
    void aForeignKeyIsAskedWithItsOwnEquality() {
        SERVER.run(
                "create extension if not exists citext",
                "create table shop.people (code public.citext primary key, at timestamptz, person text)",
                "insert into shop.people values ('ann', '2025-01-01', 'a'), ('ben', '2025-01-01', 'b'), ('new', '2026-02-09', 'c')",
                "create table shop.marks (code public.citext references shop.people on delete cascade)",
                "create index on shop.marks (code)",
                "insert into shop.marks values ('ANN')");
        policy("shop.people", "");
        run(request());
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(SERVER.list("select code from shop.people order by 1")).containsExactly("ann", "new");
    }

    @Test
    @Hazard("H31")
    void aForeignKeyIsAskedInTheTypesThatTheServerComparesIn() {
        SERVER.run(
                "create table shop.codes (code character(4) primary key, at timestamptz, person text)",
                "insert into shop.codes values ('ab', '2025-01-01', 'a'), ('cd', '2025-01-01', 'b'), ('new', '2026-02-09', 'c')",
                "create table shop.marks (code text references shop.codes on delete cascade)",
                "create index on shop.marks (code)",
                "insert into shop.marks values ('ab ')");
        policy("shop.codes", "");
        run(request());
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(SERVER.list("select cast(code as text) from shop.codes order by 1"))
                .containsExactly("ab", "new");
    }

    @Test
    @Hazard("H31")
    void aForeignKeyThatIsMadeWhileRowsGoStopsWhatIsStillToCome() {
        SERVER.run("insert into shop.visits select n, '2025-12-01', 'p', '' from generate_series(1000, 5000) n");
        once(
                "batch-committed",
                () -> SERVER.run(
                        "create table shop.marks (visit bigint references shop.visits on delete cascade)",
                        "create index on shop.marks (visit)",
                        "insert into shop.marks select id from shop.visits where at < '2026-01-01'"));
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another form");
        assertThat(SERVER.list("select count(*) > 0 from shop.marks")).containsExactly("t");
        assertThat(count("shop.marks")).isEqualTo(count("shop.visits where at < '2026-01-01'"));
    }

    @Test
    @Hazard("H39")
    void aRoleForWhichForeignKeysAreSwitchedOffIsRefused() {
        SERVER.run(
                "drop role if exists replica",
                "create role replica superuser login",
                "alter role replica set session_replication_role = replica");
        place = new Place.Database(SERVER.connection("replica", "shop", "visits", ""));
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("session_replication_role");
        SERVER.run("drop role replica");
    }

    @Test
    void aTableThatInheritsByTwoWaysIsLookedAtOnce() {
        SERVER.run(
                "create table shop.a () inherits (shop.visits)",
                "create table shop.b () inherits (shop.visits)",
                "create table shop.c () inherits (shop.a, shop.b)",
                "insert into shop.c values (700, '2025-12-01', 'c', '')");
        assertThat(run(request()).rows()).isEqualTo(11);
        assertThat(count("shop.c")).isEqualTo("0");
    }
}
