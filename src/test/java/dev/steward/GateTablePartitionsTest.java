package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import org.junit.jupiter.api.Test;

/** Partitions: judged by the catalogue and by their rows, never by their names. */
class GateTablePartitionsTest extends TableGround {
    @Override
    void fill() {
        partitioned();
    }

    private void partitioned() {
        SERVER.run(
                "create table shop.log (id bigint, at timestamptz, person text, primary key (id, at)) partition by range (at)",
                "create table shop.log_2025_11 partition of shop.log for values from ('2025-11-01') to ('2025-12-01')",
                "create table shop.log_2025_12 partition of shop.log for values from ('2025-12-01') to ('2026-01-01')",
                "create table shop.log_2026_01 partition of shop.log for values from ('2026-01-01') to ('2026-02-01')",
                "create table shop.log_2025_10_backup (like shop.log)",
                "insert into shop.log_2025_10_backup values (1, '2025-10-02', 'p')",
                "insert into shop.log select n, timestamptz '2025-11-10Z' + n * interval '1 day', 'p' || n from generate_series(0, 79) n");
        ground.keep("""
                name: visits
                target: {table: shop.log, time: at, person: person, partitions: drop}
                keep: 30 days
                limits: {percent: 100}
                """);
    }

    @Test
    @Hazard({"H11", "H35"})
    void partitionsThatEndedGoAsWholesByTheCatalogueAndOthersLoseTheirRows() {
        place = at("log");
        PlanDocument plan = request();
        assertThat(plan.plan().effects())
                .extracting(Plan.Effect::kind, Plan.Effect::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("drop", "shop.log_2025_11"),
                        org.assertj.core.groups.Tuple.tuple("drop", "shop.log_2025_12"));
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(62);
        assertThat(SERVER.list(
                        "select to_regclass('shop.log_2025_11') is null and to_regclass('shop.log_2025_12') is null"))
                .containsExactly("t");
        assertThat(SERVER.list("select count(*) from shop.log_2026_01")).containsExactly("18");
        assertThat(SERVER.list("select count(*) from shop.log_2025_10_backup")).containsExactly("1");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
    }

    @Test
    @Hazard({"H1", "H11"})
    void aPartitionThatGotAnotherRowIsNotDroppedButLosesWhatWasPlanned() {
        place = at("log");
        PlanDocument plan = request();
        SERVER.run("insert into shop.log values (1000, '2025-11-11', 'late')");
        hold("case", "p22");
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(61);
        assertThat(SERVER.list("select id from shop.log_2025_11")).containsExactly("1000");
        assertThat(SERVER.list("select person from shop.log_2025_12")).containsExactly("p22");
    }

    @Test
    @Hazard({"H1", "H18"})
    void aPartitionThatIsWrittenToBetweenReadingAndDroppingIsNotDropped() {
        place = at("log");
        PlanDocument plan = request();
        once("part-read", () -> SERVER.run("update shop.log set person = 'other' where at = '2025-11-11'"));
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(61);
        assertThat(SERVER.list("select person from shop.log_2025_11")).containsExactly("other");
        assertThat(SERVER.list("select to_regclass('shop.log_2025_12') is null"))
                .containsExactly("t");
    }

    @Test
    void nobodyWaitsWhileAPartitionThatGoesIsRead() {
        place = at("log");
        PlanDocument plan = request();
        // The lock that a writer needs is there for the taking.
        once(
                "part-read",
                () -> SERVER.run("begin; lock table shop.log_2025_11 in row exclusive mode nowait; rollback"));
        assertThat(run(plan).rows()).isEqualTo(62);
    }

    @Test
    void partsThatCouldBeTakenForEachOtherAreRefused() {
        SERVER.run(
                "drop schema if exists \"shop.old\" cascade",
                "create schema \"shop.old\"",
                "create table \"shop.old\".log partition of shop.log for values from ('2025-10-01') to ('2025-11-01')",
                "create table shop.\"old.log\" partition of shop.log for values from ('2025-09-01') to ('2025-10-01')");
        place = at("log");
        assertThatThrownBy(this::request)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("two parts that are both called shop.old.log");
        SERVER.run("drop schema \"shop.old\" cascade");
    }

    @Test
    @Hazard("H35")
    void aTableThatOthersReferToIsNeverDroppedFrom() {
        SERVER.run(
                "create table shop.marks (id bigint, at timestamptz, foreign key (id, at) references shop.log)",
                "create index on shop.marks (id, at)",
                "insert into shop.marks select id, at from shop.log where id = 3");
        place = at("log");
        PlanDocument plan = request();
        assertThat(plan.plan().effects()).extracting(Plan.Effect::kind).doesNotContain("drop");
        assertThat(run(plan).rows()).isEqualTo(61);
        assertThat(SERVER.list("select id from shop.log_2025_11")).containsExactly("3");
    }

    @Test
    @Hazard({"H11", "H12"})
    void partitionsAreSummedAndLookalikesAreLeftAlone() {
        ground.keep("""
                name: visits
                target: {table: shop.log, time: at, person: person}
                keep: 30 days
                limits: {percent: 100}
                """);
        place = at("log");
        PlanDocument plan = request();

        assertThat(plan.plan().items())
                .extracting(Plan.Item::path, Plan.Item::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shop.log_2025_11", 21L),
                        org.assertj.core.groups.Tuple.tuple("shop.log_2025_12", 31L),
                        org.assertj.core.groups.Tuple.tuple("shop.log_2026_01", 10L));
        assertThat(run(plan).rows()).isEqualTo(62);
        assertThat(SERVER.list("select min(at at time zone 'UTC') from shop.log"))
                .containsExactly("2026-01-11 00:00:00");
        assertThat(SERVER.list("select count(*) from shop.log_2025_10_backup")).containsExactly("1");
    }

    @Test
    @Hazard("H39")
    void aMissingRightOnOnePartitionStopsBeforeTheFirstRow() {
        SERVER.run(
                "drop role if exists keeper",
                "create role keeper login",
                "grant data_engineer_role to keeper",
                "grant usage on schema shop to keeper",
                "grant select on all tables in schema shop to keeper",
                "grant delete on shop.log, shop.log_2025_11 to keeper");
        place = new Place.Database(SERVER.connection("keeper", "shop", "log", ""));
        assertThatThrownBy(this::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("delete on shop.log_2025_12");
        SERVER.run("drop owned by keeper", "drop role keeper");
    }
}
