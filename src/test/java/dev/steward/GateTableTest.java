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
import dev.steward.source.RowText;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.RowFile;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention in PostgreSQL, through the gate. It is noon of 10 February 2026; 30 days before begin on 11 January. */
class GateTableTest {
    private static Postgres server;

    @TempDir
    private Path folder;

    private GateGround ground;
    private Place place;

    @BeforeAll
    static void start() {
        server = Postgres.start();
        PgSchemas.of(server.connection("public", "events", ""), () -> "", _ -> {})
                .init("governance", Work.unobserved());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() {
        server.run("drop schema if exists shop cascade", "create schema shop", """
                create table shop.visits (
                    id bigint generated always as identity primary key, person text, at timestamptz,
                    amount numeric(38, 9), note text, tags text[], body jsonb, raw bytea, code character(4))""", """
                insert into shop.visits (person, at, amount, note, tags, body, raw, code)
                select 'p' || n % 7, timestamptz '2026-01-01 12:00:00Z' + n * interval '1 day', n / 3.0,
                    case n % 4 when 0 then null when 1 then '' when 2 then 'a "b", (c)' || chr(10) || '\\' else 'Żółw 🐢' end,
                    array['x', null, 'y,z'], '{"b": 1.50, "a": null}', '\\xdeadbeef', 'ab'
                from generate_series(0, 39) n""");
        // The roster is claimed once and for all: each test has people of its own.
        server.run(
                "alter table governance.gate_roster disable trigger all",
                "delete from governance.gate_roster",
                "alter table governance.gate_roster enable trigger all");
        ground = new GateGround(folder).people();
        place = new Place.Database(server.connection("shop", "visits", ""));
        policy("");
    }

    private void policy(String more) {
        ground.keep("""
                name: visits
                target: {table: shop.visits, time: at, person: person}
                keep: 30 days
                archive: {keep: 3 years}
                """ + more);
    }

    private PlanDocument request() {
        return ground.governance.gate().request("visits", place, Optional.empty(), ground.as("ana"), Work.unobserved());
    }

    private Plan preview() {
        return ground.governance
                .gate()
                .preview(ground.governance.policies().find("visits"), place, ground.now, Work.unobserved());
    }

    private ChangeState run(PlanDocument plan) {
        return run(plan, ground.approve(plan));
    }

    private ChangeState run(PlanDocument plan, Approval approval) {
        return ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    private List<String> ids() {
        return server.list("select id from shop.visits order by id");
    }

    private static long id(String text) {
        return Long.parseLong(text);
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
        server.run("insert into shop.visits (person, at) select 'late', '2026-01-02' from generate_series(1, 10)");
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(10);
        assertThat(done.skipped()).isEmpty();
        assertThat(server.list("select count(*) from shop.visits where person = 'late'"))
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
        server.run("update shop.visits set note = 'changed' where id = 3");

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
        server.run("update shop.visits set note = 'changed' where id in (3, 4)");

        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2 of 10");
        assertThat(ids()).hasSize(40);
    }

    @Test
    @Hazard("H24")
    void whatIsArchivedIsReadBackAsItWas() throws Exception {
        Map<String, String> hashes = server
                .list(
                        "select id || ' ' || encode(sha256(convert_to(v::text, 'UTF8')), 'hex') from shop.visits v where at < '2026-01-11'")
                .stream()
                .collect(Collectors.toMap(line -> line.split(" ")[0], line -> line.split(" ")[1]));
        PlanDocument plan = request();
        run(plan);

        Path to = folder.resolve("restored");
        ground.governance.restore(plan.shortDigest(), to, ground.as("ana"), Work.unobserved());

        List<String> columns = new ArrayList<>(RowFile.KEY);
        columns.addAll(List.of("id", "person", "at", "amount", "note", "tags", "body", "raw", "code"));
        List<List<String>> rows = new ArrayList<>();
        new RowFile(() -> new EngineLimits(256L << 20, 2, folder.resolve("spill")))
                .read(
                        to.resolve("shop.visits.parquet"),
                        columns,
                        row -> rows.add(new ArrayList<>(row)),
                        Work.unobserved());
        assertThat(rows).hasSize(10);
        assertThat(rows).allSatisfy(row -> {
            assertThat(RowText.hash(row.subList(4, row.size())))
                    .isEqualTo(row.get(3))
                    .isEqualTo(hashes.get(row.get(4)));
        });
        List<String> fifth =
                rows.stream().filter(row -> row.get(4).equals("3")).findFirst().orElseThrow();
        assertThat(fifth.subList(7, 13))
                .containsExactly(
                        "0.666666667",
                        "a \"b\", (c)\n\\",
                        "{x,NULL,\"y,z\"}",
                        "{\"a\": null, \"b\": 1.50}",
                        "\\xdeadbeef",
                        "ab  ");
        assertThat(ground.governance
                        .archives()
                        .find(plan.shortDigest())
                        .files()
                        .getFirst()
                        .columns())
                .extracting("type")
                .contains("numeric(38,9)", "character(4)", "bytea", "jsonb", "text[]");
        try (var left = Files.list(folder.resolve("home"))) {
            assertThat(left).isNotEmpty();
        }
    }

    @Test
    @Hazard("H24")
    void columnsThatDifferInCaseOrAreCalledLikeOursAreArchivedAndComeBack() {
        server.run(
                "alter table shop.visits add \"NOTE\" text, add \"steward hash\" text",
                "update shop.visits set \"NOTE\" = 'big ' || id, \"steward hash\" = 'mine'");
        PlanDocument plan = request();
        assertThat(run(plan).rows()).isEqualTo(10);
        SavedConnection into = server.connection("shop", "visits_back", "");
        assertThat(ground.governance.restore(plan.shortDigest(), into, ground.as("ana"), Work.unobserved()))
                .isEqualTo(10);
        assertThat(server.list("select \"NOTE\" || \"steward hash\" from shop.visits_back where id = 4"))
                .containsExactly("big 4mine");
    }

    @Test
    @Hazard("H24")
    void whatWasRemovedIsPutBackBesideTheTable() {
        server.run("create table shop.before as select * from shop.visits where at < '2026-01-11'");
        PlanDocument plan = request();
        run(plan);
        SavedConnection into = server.connection("shop", "visits_back", "");

        long rows = ground.governance.restore(plan.shortDigest(), into, ground.as("ana"), Work.unobserved());

        assertThat(rows).isEqualTo(10);
        assertThat(
                        server.list(
                                "select count(*) from (select v::text from shop.visits_back v except select b::text from shop.before b) d"))
                .containsExactly("0");
        assertThat(server.list("select count(*) from shop.visits_back")).containsExactly("10");
        assertThat(
                        server.list(
                                "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'shop.visits_back'::regclass and attnum > 0"))
                .contains("numeric(38,9)", "character(4)", "text[]", "jsonb", "bytea");
        assertThat(ground.actions()).endsWith("archive.restored");
        assertThatThrownBy(
                        () -> ground.governance.restore(plan.shortDigest(), into, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("visits_back");
    }

    @Test
    @Hazard("H76")
    void rowsOfPeopleWhoAreHeldStayAlsoWhenTheyAreHeldAfterTheApproval() {
        ground.governance.place(new Hold("case-1", "a lawsuit", List.of("p1"), "bo", ground.now), ground.as("bo"));
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
        assertThat(server.list("select count(*) from shop.visits where person in ('p1', 'p2') and at < '2026-01-11'"))
                .containsExactly("4");
    }

    @Test
    void exceptionsKeepRowsLongerByTheirColumns() {
        policy("""
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
        assertThat(server.list("select min(amount) >= 2 from shop.visits where at < '2026-01-11'"))
                .containsExactly("t");
    }

    @Test
    @Hazard("H9")
    void rowsThatNobodyCanDateStayAndAreCounted() {
        server.run("insert into shop.visits (person, at) values ('x', null), ('y', '-infinity'), ('z', 'infinity')");
        assertThat(preview().stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.UNDATABLE);
            assertThat(stay.rows()).isEqualTo(3);
        });
        run(request());
        assertThat(server.list("select count(*) from shop.visits where person in ('x', 'y', 'z')"))
                .containsExactly("3");
    }

    @Test
    @Hazard("H31")
    void rowsThatOthersPointAtStayWhateverTheForeignKeyWouldDo() {
        server.run(
                "create table shop.pages (id int primary key, visit bigint references shop.visits on delete cascade)",
                "create table shop.clicks (id int primary key, page int references shop.pages on delete cascade)",
                "create table shop.notes (id int primary key, visit bigint references shop.visits on delete set null)",
                "create index on shop.pages (visit)",
                "insert into shop.pages values (1, 1), (2, 1), (3, 30)",
                "insert into shop.clicks values (1, 1), (2, 1), (3, 2)",
                "insert into shop.notes values (1, 2)");
        Plan preview = preview();

        assertThat(preview.rows()).isEqualTo(8);
        assertThat(preview.stays()).singleElement().satisfies(stay -> {
            assertThat(stay.reason()).isEqualTo(Plan.Reason.REFERRED_TO);
            assertThat(stay.rows()).isEqualTo(2);
        });
        assertThat(preview.effects())
                .filteredOn(effect -> effect.kind().equals("reference"))
                .extracting(Plan.Effect::name, Plan.Effect::rows)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("shop.pages", 2L),
                        org.assertj.core.groups.Tuple.tuple("shop.clicks", 3L),
                        org.assertj.core.groups.Tuple.tuple("shop.notes", 1L));
        assertThat(preview.effects())
                .filteredOn(effect -> effect.kind().equals("care"))
                .isNotEmpty();

        run(request());
        assertThat(ids()).contains("1", "2").doesNotContain("3");
        assertThat(server.list("select count(*) from shop.pages")).containsExactly("3");
        assertThat(server.list("select count(*) from shop.clicks")).containsExactly("3");
        assertThat(server.list("select visit from shop.notes")).containsExactly("2");
    }

    @Test
    @Hazard("H31")
    void triggersThatRunWhenRowsGoAreNamed() {
        server.run(
                "create function shop.f() returns trigger language plpgsql as 'begin return old; end'",
                "create trigger watch after delete on shop.visits for each row execute function shop.f()");
        assertThat(preview().effects())
                .filteredOn(effect -> effect.kind().equals("trigger"))
                .singleElement()
                .satisfies(effect -> assertThat(effect.words()).contains("watch", "shop.f()"));
    }

    @Test
    @Hazard("H32")
    void aForeignKeyWithoutAnIndexOverManyRowsStopsThePlan() {
        server.run(
                "create table shop.many (id int primary key, visit bigint references shop.visits)",
                "insert into shop.many select n, 40 from generate_series(1, 20000) n",
                "analyze shop.many");
        assertThatThrownBy(this::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("shop.many")
                .hasMessageContaining("no index");
        server.run("create index on shop.many (visit)");
        assertThat(run(request()).rows()).isEqualTo(10);
    }

    @Test
    @Hazard("H16")
    void materialisedViewsAreReckonedBeforeAndAfter() {
        server.run(
                "create materialized view shop.daily as select at::date as day, count(*) as visits, sum(amount) as amount"
                        + " from shop.visits group by 1");
        assertThat(preview().effects())
                .filteredOn(effect -> effect.kind().equals("view"))
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.name()).isEqualTo("shop.daily");
                    assertThat(effect.words())
                            .contains("30 rows instead of 40", "visits 30 instead of 40", "amount 245 instead of 260");
                    assertThat(effect.rows()).isEqualTo(40);
                });
        run(request());
        server.run("refresh materialized view shop.daily");
        assertThat(server.list("select count(*) || ' ' || round(sum(amount)) from shop.daily"))
                .containsExactly("30 245");
    }

    @Test
    @Hazard("H30")
    void whereRowSecurityHidesRowsNothingIsCountedOrRemoved() {
        server.run(
                "drop role if exists keeper",
                "create role keeper login",
                "grant data_engineer_role to keeper",
                "grant usage on schema shop to keeper",
                "grant select, delete on shop.visits to keeper",
                "alter table shop.visits enable row level security",
                "create policy few on shop.visits using (person = 'p1')");
        place = new Place.Database(server.connection("keeper", "shop", "visits", ""));
        assertThatThrownBy(this::preview)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Row security hides rows of shop.visits");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class);
        server.run("alter table shop.visits disable row level security");
        assertThat(run(request()).rows()).isEqualTo(10);
        server.run("drop owned by keeper", "drop role keeper");
    }

    @Test
    @Hazard("H39")
    void aMissingRightOnOnePartitionStopsBeforeTheFirstRow() {
        partitioned();
        server.run(
                "drop role if exists keeper",
                "create role keeper login",
                "grant data_engineer_role to keeper",
                "grant usage on schema shop to keeper",
                "grant select on all tables in schema shop to keeper",
                "grant delete on shop.log, shop.log_2025_11 to keeper");
        place = new Place.Database(server.connection("keeper", "shop", "log", ""));
        assertThatThrownBy(this::request)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("delete on shop.log_2025_12");
        server.run("drop owned by keeper", "drop role keeper");
    }

    @Test
    @Hazard("H39")
    void aServerThatCanOnlyBeReadRefuses() {
        server.run(
                "drop role if exists reading",
                "create role reading superuser login",
                "alter role reading set default_transaction_read_only = on");
        place = new Place.Database(server.connection("reading", "shop", "visits", ""));
        assertThat(preview().rows()).isEqualTo(10);
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("only be read");
        server.run("drop role reading");
    }

    private void partitioned() {
        server.run(
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
        partitioned();
        place = new Place.Database(server.connection("shop", "log", ""));
        PlanDocument plan = request();
        assertThat(plan.plan().effects())
                .extracting(Plan.Effect::kind, Plan.Effect::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("drop", "shop.log_2025_11"),
                        org.assertj.core.groups.Tuple.tuple("drop", "shop.log_2025_12"));
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(62);
        assertThat(server.list(
                        "select to_regclass('shop.log_2025_11') is null and to_regclass('shop.log_2025_12') is null"))
                .containsExactly("t");
        assertThat(server.list("select count(*) from shop.log_2026_01")).containsExactly("18");
        assertThat(server.list("select count(*) from shop.log_2025_10_backup")).containsExactly("1");
        assertThat(ground.governance.gate().verify(plan, Work.unobserved()).holds())
                .isTrue();
    }

    @Test
    @Hazard({"H1", "H11"})
    void aPartitionThatGotAnotherRowIsNotDroppedButLosesWhatWasPlanned() {
        partitioned();
        place = new Place.Database(server.connection("shop", "log", ""));
        PlanDocument plan = request();
        server.run("insert into shop.log values (1000, '2025-11-11', 'late')");
        ground.governance.place(new Hold("case", "a lawsuit", List.of("p22"), "bo", ground.now), ground.as("bo"));
        ChangeState done = run(plan);

        assertThat(done.rows()).isEqualTo(61);
        assertThat(server.list("select id from shop.log_2025_11")).containsExactly("1000");
        assertThat(server.list("select person from shop.log_2025_12")).containsExactly("p22");
    }

    @Test
    @Hazard("H35")
    void aTableThatOthersReferToIsNeverDroppedFrom() {
        partitioned();
        server.run(
                "create table shop.marks (id bigint, at timestamptz, foreign key (id, at) references shop.log)",
                "create index on shop.marks (id, at)",
                "insert into shop.marks select id, at from shop.log where id = 3");
        place = new Place.Database(server.connection("shop", "log", ""));
        PlanDocument plan = request();
        assertThat(plan.plan().effects()).extracting(Plan.Effect::kind).doesNotContain("drop");
        assertThat(run(plan).rows()).isEqualTo(61);
        assertThat(server.list("select id from shop.log_2025_11")).containsExactly("3");
    }

    @Test
    @Hazard({"H11", "H12"})
    void partitionsAreSummedAndLookalikesAreLeftAlone() {
        partitioned();
        ground.keep("""
                name: visits
                target: {table: shop.log, time: at, person: person}
                keep: 30 days
                limits: {percent: 100}
                """);
        place = new Place.Database(server.connection("shop", "log", ""));
        PlanDocument plan = request();

        assertThat(plan.plan().items())
                .extracting(Plan.Item::path, Plan.Item::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shop.log_2025_11", 21L),
                        org.assertj.core.groups.Tuple.tuple("shop.log_2025_12", 31L),
                        org.assertj.core.groups.Tuple.tuple("shop.log_2026_01", 10L));
        assertThat(run(plan).rows()).isEqualTo(62);
        assertThat(server.list("select min(at at time zone 'UTC') from shop.log"))
                .containsExactly("2026-01-11 00:00:00");
        assertThat(server.list("select count(*) from shop.log_2025_10_backup")).containsExactly("1");
    }

    @Test
    @Hazard("H38")
    void aPlanOfOneDatabaseIsRefusedByAnother() {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        server.run("drop database if exists copy", "create database copy template template0");
        SavedConnection copy = Postgres.connection(
                "localhost", server.port(), "copy", "postgres", SavedConnection.Tls.DISABLE, "shop", "visits", "");
        PgSchemas.of(copy, () -> "", _ -> {}).init("governance", Work.unobserved());
        GateGround there = ground.elsewhere(_ -> copy);

        assertThatThrownBy(() -> there.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not the database the plan was made for");
        server.run("drop database copy");
    }

    @Test
    @Hazard("H88")
    void anotherFormOfTheTableVoidsThePlan() {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        server.run("alter table shop.visits add column more int");
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another form");
        assertThat(ids()).hasSize(40);
    }

    @Test
    @Hazard("H13")
    void moreThanThePolicyAllowsMustBeSaidInNumbers() {
        server.run("delete from shop.visits where at >= '2026-01-15'");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("71.4 %");
        PlanDocument plan = ground.governance
                .gate()
                .request("visits", place, Optional.of(10L), ground.as("ana"), Work.unobserved());
        assertThat(run(plan).rows()).isEqualTo(10);
    }

    @Test
    void whatCannotBeRemovedFromIsSaidInWords() {
        server.run(
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
        server.run(
                "create table shop.events (id text primary key, user_id text, event_type text, created_at timestamptz)",
                "insert into shop.events values " + String.join(", ", rows));
        Place database = new Place.Database(server.connection("shop", "events", ""));

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
        assertThat(server.list("select count(*) from shop.events")).containsExactly("90");
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
        server.run("alter table shop.visits set (autovacuum_enabled = false)");
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
        assertThat(server.list("select count(*) from pg_stats where schemaname = 'shop' and tablename = 'visits'"))
                .doesNotContain("0");
    }

    @Test
    @Hazard("H20")
    void aCancelledPreviewLeavesNoLockAndNoTransaction() {
        assertThatThrownBy(() -> ground.governance
                        .gate()
                        .preview(ground.governance.policies().find("visits"), place, ground.now, new Cancelling()))
                .isInstanceOf(dev.steward.model.Cancelled.class);
        assertThat(server.list(
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
