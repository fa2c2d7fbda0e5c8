package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.Postgres;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retention in PostgreSQL, through the gate: what goes, what stays, and what voids a plan. */
class GateTableTest extends TableGround {
    @Override
    void fill() {
        visits();
        keepVisits("");
    }

    @Test
    @Hazard("H1")
    void whatThePreviewShowsIsWhatWillBeGoneAndNothingElse() {
        Plan preview = preview();
        assertThat(preview.rows()).isEqualTo(10);
        assertThat(preview.target().rows()).isEqualTo(40);
        assertThat(preview.first()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(preview.last()).isEqualTo(Instant.parse("2026-01-10T12:00:00Z"));
        assertThat(preview.selection()).isEmpty();

        PlanDocument plan = request();
        SERVER.run("insert into shop.visits (person, at) select 'late', '2026-01-02' from generate_series(1, 10)");
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(10);
        assertThat(done.skipped()).isEmpty();
        assertThat(SERVER.list("select count(*) from shop.visits where person = 'late'"))
                .containsExactly("10");
        assertThat(ids()).hasSize(40).doesNotContain("1", "10").contains("11", "40");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
        assertThat(ground.actions())
                .containsSubsequence(
                        "plan.made",
                        "plan.approved",
                        "change.started",
                        "archive.written",
                        "change.committed",
                        "change.finished");
    }

    @Test
    @Hazard("H22")
    void aRowThatWasWrittenSinceStaysAndIsReported() {
        PlanDocument plan = request();
        SERVER.run("update shop.visits set note = 'changed' where id = 3");

        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(9);
        assertThat(done.skipped()).singleElement().satisfies(one -> {
            assertThat(one.path()).isEqualTo("shop.visits");
            assertThat(one.rows()).isEqualTo(1);
        });
        assertThat(ids()).contains("3").doesNotContain("1", "2", "4");
    }

    @Test
    @Hazard("H18")
    void whenMoreThanATenthHasChangedNothingGoes() {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        SERVER.run("update shop.visits set note = 'changed' where id in (3, 4)");

        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2 of 10");
        assertThat(ids()).hasSize(40);
    }

    @Test
    @Hazard("H76")
    void rowsOfPeopleWhoAreHeldStayAlsoWhenTheyAreHeldAfterTheApproval() {
        hold("case-1", "p1");
        Plan preview = preview();
        assertThat(preview.rows()).isEqualTo(8);
        assertThat(preview.stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.HOLD);
            assertThat(stay.cause()).isEqualTo("case-1");
            assertThat(stay.rows()).isEqualTo(2);
        });

        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        ground.governance.place(new Hold("case-2", "another", List.of("p2"), "bo", ground.now), ground.as("bo"));
        ChangeState done = run(plan, approval);

        assertThat(done.rows()).isEqualTo(6);
        assertThat(done.skipped()).extracting(ChangeState.Skipped::why).containsExactly("held");
        assertThat(SERVER.list("select count(*) from shop.visits where person in ('p1', 'p2') and at < '2026-01-11'"))
                .containsExactly("4");
    }

    @Test
    void exceptionsKeepRowsLongerByTheirColumns() {
        keepVisits("""
                exceptions:
                  - name: paid
                    where: [{property: amount, op: gte, value: 2}]
                    keep: 1 year
                """);
        Plan preview = preview();

        assertThat(preview.rows()).isEqualTo(6);
        assertThat(preview.stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.EXCEPTION);
            assertThat(stay.cause()).isEqualTo("paid");
            assertThat(stay.rows()).isEqualTo(4);
        });
        assertThat(run(request()).rows()).isEqualTo(6);
        assertThat(SERVER.list("select min(amount) >= 2 from shop.visits where at < '2026-01-11'"))
                .containsExactly("t");
    }

    @Test
    @Hazard("H9")
    void rowsThatNobodyCanDateStayAndAreCounted() {
        SERVER.run("insert into shop.visits (person, at) values ('x', null), ('y', '-infinity'), ('z', 'infinity')");
        assertThat(preview().stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.UNDATABLE);
            assertThat(stay.rows()).isEqualTo(3);
        });
        run(request());
        assertThat(SERVER.list("select count(*) from shop.visits where person in ('x', 'y', 'z')"))
                .containsExactly("3");
    }

    @Test
    @Hazard("H28")
    void verifyingLooksForTheRowsWhateverTheStatisticsSay() {
        SERVER.run("create table shop.before as select * from shop.visits");
        PlanDocument plan = request();
        run(plan);
        SERVER.run(
                "insert into shop.visits overriding system value select * from shop.before where id = 3",
                "select pg_stat_reset_single_table_counters('shop.visits'::regclass)");

        assertThat(ground.governance.gate().verify(plan, Work.unobserved())).satisfies(found -> {
            assertThat(found.holds()).isFalse();
            assertThat(found.findings()).singleElement().asString().contains("1 ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"numeric", "double precision", "real", "bigint"})
    @Hazard("H9")
    void numbersThatAreNoTimeStayAndAreCounted(String type) {
        SERVER.run("create table shop.epochs (id int primary key, at " + type + ")");
        List<String> none = type.equals("bigint")
                ? List.of("-9223372036854775808")
                : List.of("'NaN'", "'Infinity'", "'-Infinity'", "1e30", "-1e30");
        for (int i = 0; i < none.size(); i++) {
            SERVER.run("insert into shop.epochs values (" + i + ", " + none.get(i) + ")");
        }
        SERVER.run("insert into shop.epochs values (100, 1000000000), (101, 2000000000)");
        ground.keep("""
                name: epochs
                target: {table: shop.epochs, time: at, person: none}
                keep: 30 days
                limits: {percent: 100}
                """);
        named = "epochs";
        place = at("epochs");

        assertThat(preview().stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.UNDATABLE);
            assertThat(stay.rows()).isEqualTo(none.size());
        });
        run(request());
        assertThat(SERVER.list("select id from shop.epochs where id >= 100")).containsExactly("101");
        assertThat(count("shop.epochs")).isEqualTo("" + (none.size() + 1));
    }

    @Test
    @Hazard("H38")
    void aPlanOfOneDatabaseIsRefusedByAnother() {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        SERVER.run("drop database if exists copy", "create database copy template template0");
        SavedConnection copy = Postgres.connection(
                "localhost", SERVER.port(), "copy", "postgres", SavedConnection.Tls.DISABLE, "shop", "visits", "");
        PgSchemas.of(copy, () -> "", _ -> {}).init("governance", Work.unobserved());
        GateGround there = ground.elsewhere(_ -> copy);

        assertThatThrownBy(() -> there.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not the database the plan was made for");
        SERVER.run("drop database copy");
    }

    @Test
    @Hazard("H88")
    void anotherFormOfTheTableVoidsThePlan() {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        SERVER.run("alter table shop.visits add column more int");
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another form");
        assertThat(ids()).hasSize(40);
    }

    @Test
    @Hazard("H13")
    void moreThanThePolicyAllowsMustBeSaidInNumbers() {
        SERVER.run("delete from shop.visits where at >= '2026-01-15'");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("71.4 %");
        PlanDocument plan = ground.governance
                .gate()
                .request("visits", place, Optional.of(10L), ground.as("ana"), Work.unobserved());
        assertThat(run(plan).rows()).isEqualTo(10);
    }

    @Test
    void whatCannotBeRemovedFromIsSaidInWords() {
        SERVER.run(
                "create view shop.seen as select * from shop.visits",
                "create table shop.bare (at timestamptz, person text)");
        for (Map.Entry<String, String> each : Map.of(
                        "shop.seen", "is no table",
                        "shop.bare", "has no primary key",
                        "shop.visit", "did you mean visits?")
                .entrySet()) {
            ground.keep("""
                    name: visits
                    target: {table: %s, time: at, person: person}
                    keep: 30 days
                    """.formatted(each.getKey()));
            assertThatThrownBy(this::preview).isInstanceOf(BadInput.class).hasMessageContaining(each.getValue());
        }
        ground.keep("""
                name: visits
                target: {table: shop.visits, time: note, person: person}
                keep: 30 days
                """);
        assertThatThrownBy(this::preview).isInstanceOf(BadInput.class).hasMessageContaining("not a time");
    }

    @Test
    void anotherListOfRowsThanThePlansIsRefused() throws Exception {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        Path rows = ground.governance.gate().rows(plan).orElseThrow();
        Files.write(rows, "no".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not the one of the plan");
        Files.delete(rows);
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not here");
        assertThat(ids()).hasSize(40);
    }

    @Test
    @Hazard("H90")
    void theSamePolicyGoesForTheSameEventsInALakeAndInADatabase() {
        GateGround both = ground;
        both.fill(GateGround.FIRST, GateGround.DAYS, "");
        both.keep("""
                name: raw-events
                target: {events: all}
                keep: 30 days
                """);
        List<String> rows = new ArrayList<>();
        for (int day = 0; day < GateGround.DAYS; day++) {
            String date = GateGround.FIRST.plusDays(day).toString();
            rows.add("('" + date + "-a', 'ann', 'login', '" + date + "T00:00:00Z')");
            rows.add("('" + date + "-b', 'ben', 'buy', '" + date + "T10:00:00Z')");
            rows.add("('" + date + "-c', 'person-" + date + "', 'login', '" + date + "T23:59:59Z')");
        }
        SERVER.run(
                "create table shop.events (id text primary key, user_id text, event_type text, created_at timestamptz)",
                "insert into shop.events values " + String.join(", ", rows));
        Place database = at("events");

        PlanDocument lake = both.governance
                .gate()
                .request("raw-events", both.place(), Optional.empty(), both.as("ana"), Work.unobserved());
        PlanDocument table = both.governance
                .gate()
                .request("raw-events", database, Optional.empty(), both.as("ana"), Work.unobserved());

        assertThat(table.plan().selection()).isNotEmpty().isEqualTo(lake.plan().selection());
        assertThat(table.plan().rows()).isEqualTo(lake.plan().rows()).isEqualTo(30);
        assertThat(table.plan().cutOff()).isEqualTo(lake.plan().cutOff());
        assertThat(table.digest()).isNotEqualTo(lake.digest());
        run(table);
        run(lake);
        assertThat(SERVER.list("select count(*) from shop.events")).containsExactly("90");
        assertThat(both.contents().rows()).isEqualTo(90);
    }

    @Test
    void theCalendarSaysWhatFallsDueWhen() {
        var calendar = ground.governance
                .gate()
                .calendar(ground.governance.policies().find("visits"), place, ground.now, Work.unobserved());
        assertThat(calendar).hasSize(30);
        assertThat(calendar.getFirst().rows()).isEqualTo(1);
        assertThat(calendar.getFirst().day()).isEqualTo(java.time.LocalDate.parse("2026-02-11"));
    }

    @Test
    @Hazard("H34")
    void whatIsDeadAfterwardsIsReportedAndSwitchedOffAutovacuumIsNamed() {
        SERVER.run("alter table shop.visits set (autovacuum_enabled = false)");
        PlanDocument plan = request();
        assertThat(plan.plan().effects())
                .filteredOn(effect -> effect.kind().equals("care"))
                .singleElement()
                .satisfies(effect -> assertThat(effect.words()).contains("Autovacuum is switched off for shop.visits"));
        run(plan);
        assertThat(ground.audit
                        .story(plan.digest())
                        .getLast()
                        .payload()
                        .orElseThrow()
                        .details())
                .extractingByKey("target")
                .asString()
                .contains("10 dead and 30 live rows");
        assertThat(SERVER.list("select count(*) from pg_stats where schemaname = 'shop' and tablename = 'visits'"))
                .doesNotContain("0");
    }

    @Test
    @Hazard("H20")
    void aCancelledPreviewLeavesNoLockAndNoTransaction() {
        assertThatThrownBy(() -> ground.governance
                        .gate()
                        .preview(ground.governance.policies().find("visits"), place, ground.now, new Cancelling()))
                .isInstanceOf(dev.steward.model.Cancelled.class);
        assertThat(SERVER.list(
                        "select count(*) from pg_stat_activity where application_name = 'steward' and state <> 'idle'"))
                .containsExactly("0");
    }

    /** Cancelled at the third look. */
    private static final class Cancelling implements Work {
        private int looks;

        @Override
        public void progress(double fraction, String note) {}

        @Override
        public boolean cancelled() {
            return ++looks > 3;
        }

        @Override
        public Handle onCancel(Runnable stop) {
            return () -> {};
        }
    }
}
