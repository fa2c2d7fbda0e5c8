package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways in which rows went that were held or excepted, or were said to be gone. */
class GateTableAttacksTest extends AttackedTable {
    @Test
    void aPartitionThatCannotBeDroppedLosesItsRowsOneByOne() {
        partitioned("");
        SERVER.run("create view shop.seen as select * from shop.log_old");
        assertThat(run(request()).rows()).isEqualTo(20);
        assertThat(count("shop.log_old")).isEqualTo("0");
        SERVER.run("drop view shop.seen");
    }

    @Test
    void aPartitionThatSomebodyElseOwnsLosesItsRowsOneByOne() {
        partitioned("");
        SERVER.run(
                "drop role if exists keeper",
                "create role keeper login",
                "grant data_engineer_role to keeper",
                "grant usage on schema shop to keeper",
                "grant select, delete on all tables in schema shop to keeper");
        place = new Place.Database(SERVER.connection("keeper", "shop", "log", ""));
        assertThat(run(request()).rows()).isEqualTo(20);
        assertThat(count("shop.log_old")).isEqualTo("0");
        SERVER.run("drop owned by keeper", "drop role keeper");
    }

    @Test
    @Hazard({"H7", "H8"})
    void anExceptionThatCanNeverHoldIsRefused() {
        SERVER.run(
                "create domain shop.money as numeric",
                "alter table shop.visits add column amount shop.money default 500");
        for (String where : List.of(
                "{property: nota, op: equals, value: x}",
                "{property: amount, op: gt, value: 100}",
                "{property: note, op: gt, value: 1}",
                "{property: id, op: equals, value: \"3\"}")) {
            policy("shop.visits", """
                    exceptions:
                      - name: paid
                        where: [%s]
                        keep: 1 year
                    """.formatted(where));
            assertThatThrownBy(this::request)
                    .as(where)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("paid");
        }
    }

    @Test
    @Hazard("H76")
    void aHoldReachesPeopleWhoseIdsAreLongNumbersOrUuids() {
        SERVER.run(
                "create table shop.a (id int primary key, at timestamptz, person numeric(20))",
                "insert into shop.a values (1, '2025-01-01', 12345678901234567890), (2, '2025-01-01', 7), (3, '2026-02-09', 7)",
                "create table shop.b (id int primary key, at timestamptz, person uuid)",
                "insert into shop.b values (1, '2025-01-01', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'), (2, '2025-01-01', gen_random_uuid()), (3, '2026-02-09', gen_random_uuid())");
        hold("number", "12345678901234567890");
        hold("uuid", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11");
        for (String table : List.of("shop.a", "shop.b")) {
            policy(table, "");
            place = new Place.Database(SERVER.connection("shop", table.substring(5), ""));
            run(request());
            assertThat(SERVER.list("select id from " + table)).as(table).containsExactlyInAnyOrder("1", "3");
        }
    }

    @Test
    @Hazard("H31")
    void rowsThatATriggerPutsBackAreNotSaidToBeGone() {
        SERVER.run(
                "create function shop.back() returns trigger language plpgsql as"
                        + " 'begin insert into shop.visits select old.*; return null; end'",
                "create trigger back after delete on shop.visits for each row execute function shop.back()");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("are there");
        assertThat(count("shop.visits")).isEqualTo("40");
    }

    @Test
    @Hazard("H26")
    void whatIsRemovedIsOnDiskWhateverTheRoleHasSet() {
        SERVER.run(
                "drop role if exists hasty",
                "create role hasty superuser login",
                "alter role hasty set synchronous_commit = off",
                "create table shop.seen (setting text)",
                "create function shop.look() returns trigger language plpgsql as"
                        + " 'begin insert into shop.seen values (current_setting(''synchronous_commit'')); return null; end'",
                "create constraint trigger look after delete on shop.visits deferrable initially deferred"
                        + " for each row execute function shop.look()");
        place = new Place.Database(SERVER.connection("hasty", "shop", "visits", ""));
        run(request());
        assertThat(SERVER.list("select distinct setting from shop.seen")).containsExactly("on");
        SERVER.run("drop owned by hasty", "drop role hasty");
    }

    @Test
    @Hazard("H76")
    void anotherMappingOfEventsThanThePlansVoidsIt() {
        SERVER.run(
                "create table shop.events (id text primary key, user_id text, other text, event_type text, created_at timestamptz)",
                "insert into shop.events values ('a', 'ann', 'x', 'login', '2025-01-01'), ('b', 'ben', 'x', 'login', '2026-02-09')");
        ground.keep("""
                name: visits
                target: {events: all}
                keep: 30 days
                limits: {percent: 100}
                """);
        place = at("events");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        hold("case", "ann");
        GateGround mapped = ground.elsewhere(
                _ -> SERVER.connection("shop", "events", "user=other,event=event_type,ts=created_at,id=id"));
        assertThatThrownBy(() -> mapped.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another form");
        assertThat(count("shop.events")).isEqualTo("2");
    }

    @Test
    @Hazard("H31")
    void aPartitionWhoseTriggerForbidsRemovingIsNotDropped() {
        partitioned("");
        SERVER.run(
                "create function shop.never() returns trigger language plpgsql as 'begin return null; end'",
                "create trigger never before delete on shop.log_old for each row execute function shop.never()");
        assertThat(run(request()).rows()).isZero();
        assertThat(count("shop.log_old")).isEqualTo("20");
    }

    @Test
    @Hazard("H31")
    void whatATableDoesForEveryRemovalIsNotPassedByThroughItsPartitions() {
        partitioned("");
        SERVER.run(
                "create function shop.never() returns trigger language plpgsql as 'begin raise exception ''never''; end'",
                "create trigger never before delete on shop.log for each statement execute function shop.never()");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("never");
        SERVER.run(
                "drop trigger never on shop.log", "create rule forbidden as on delete to shop.log do instead nothing");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("forbidden");
        assertThat(count("shop.log_old")).isEqualTo("20");
    }

    @Test
    @Hazard("H76")
    void aHoldReachesPeopleWhateverTheRoleReadsInBackslashes() {
        SERVER.run(
                "drop role if exists old",
                "create role old superuser login",
                "alter role old set standard_conforming_strings = off",
                "update shop.visits set person = 'shop\\ann' where id = 3");
        place = new Place.Database(SERVER.connection("old", "shop", "visits", ""));
        hold("case", "shop\\ann");
        assertThat(run(request()).rows()).isEqualTo(9);
        assertThat(SERVER.list("select id from shop.visits where id < 10")).containsExactly("3");
        SERVER.run("drop role old");
    }

    @Test
    @Hazard("H76")
    void aColumnOfSeveralPeopleCannotSayWhoseARowIs() {
        SERVER.run(
                "create table shop.a (id int primary key, at timestamptz, person text[])",
                "insert into shop.a values (1, '2025-01-01', '{ann,ben}'), (2, '2026-02-09', '{}')");
        policy("shop.a", "");
        hold("case", "ann");
        assertThatThrownBy(this::request).isInstanceOf(BadInput.class).hasMessageContaining("text[]");
    }
}
