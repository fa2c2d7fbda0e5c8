package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.files.CrashPoint;
import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.ChangeState;
import dev.steward.governance.gate.Place;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.Work;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.RowFile;
import dev.steward.source.warehouse.PgSchemas;
import dev.steward.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile reader of the gate for tables has found: each was a way to lose a row, or its archive, that nobody had approved. */
class GateTableAttacksTest {
    private static Postgres server;

    @TempDir
    private Path folder;

    private Place place;
    private CrashPoint crash = CrashPoint.NONE;
    private GateGround ground;

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
        server.run(
                "drop schema if exists shop cascade",
                "create schema shop",
                "create table shop.visits (id bigint primary key, at timestamptz, person text, note text)",
                "insert into shop.visits select n, timestamptz '2026-01-01 12:00:00Z' + n * interval '1 day', 'p' || n, 'x'"
                        + " from generate_series(0, 39) n",
                "alter table governance.gate_roster disable trigger all",
                "delete from governance.gate_roster",
                "alter table governance.gate_roster enable trigger all");
        ground = new GateGround(folder, at -> crash.reached(at)).people();
        place = new Place.Database(server.connection("shop", "visits", ""));
        policy("shop.visits", "archive: {keep: 3 years}");
    }

    private void policy(String table, String more) {
        ground.keep("""
                name: visits
                target: {table: %s, time: at, person: person}
                keep: 30 days
                limits: {percent: 100}
                """.formatted(table) + more);
    }

    /** Two partitions, the first of which is over. */
    private void partitioned(String more) {
        server.run(
                "create table shop.log (id bigint, at timestamptz, person text, primary key (id, at)) partition by range (at)",
                "create table shop.log_old partition of shop.log for values from ('2025-01-01') to ('2026-01-01')",
                "create table shop.log_new partition of shop.log for values from ('2026-01-01') to ('2027-01-01')",
                "insert into shop.log select n, timestamptz '2025-11-01Z' + n * interval '1 day', 'p' || n from generate_series(0, 19) n",
                "insert into shop.log values (100, '2026-02-01', 'q')");
        ground.keep("""
                name: visits
                target: {table: shop.log, time: at, person: person, partitions: drop}
                keep: 30 days
                limits: {percent: 100}
                """ + more);
        place = new Place.Database(server.connection("shop", "log", ""));
    }

    private PlanDocument request() {
        return ground.governance.gate().request("visits", place, Optional.empty(), ground.as("ana"), Work.unobserved());
    }

    private ChangeState run(PlanDocument plan, Approval approval) {
        return ground.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved());
    }

    private ChangeState run(PlanDocument plan) {
        return run(plan, ground.approve(plan));
    }

    private void hold(String id, String person) {
        ground.governance.place(new Hold(id, "a lawsuit", List.of(person), "bo", ground.now), ground.as("bo"));
    }

    private void release(String id) {
        ground.governance.sign(
                ground.governance.sign(Decision.on(new Matter.ReleaseHold(id, "it is over")), ground.as("bo")),
                ground.as("ana"));
    }

    /** The first time a place is reached, something happens there. */
    private void once(String at, Runnable what) {
        boolean[] done = {false};
        crash = reached -> {
            if (reached.equals(at) && !done[0]) {
                done[0] = true;
                what.run();
            }
        };
    }

    private static String count(String of) {
        return server.list("select count(*) from " + of).getFirst();
    }

    private RowFile files() {
        return new RowFile(() -> new EngineLimits(256L << 20, 2, folder.resolve("spill")));
    }

    @Test
    @Hazard("H31")
    void rowsThatAForeignKeyOfOnePartitionPointsAtStay() {
        partitioned("");
        server.run(
                "create table shop.marks (id bigint, at timestamptz, foreign key (id, at) references shop.log_old on delete cascade)",
                "create index on shop.marks (id, at)",
                "insert into shop.marks select id, at from shop.log where id = 3");
        PlanDocument plan = request();
        assertThat(plan.plan().effects()).extracting(Plan.Effect::kind).doesNotContain(Plan.Effect.DROP);
        run(plan);
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(server.list("select id from shop.log_old")).containsExactly("3");
    }

    @Test
    @Hazard("H31")
    void rowsThatAForeignKeyOfAnInheritingTablePointsAtStay() {
        server.run(
                "create table shop.visits_more (primary key (id)) inherits (shop.visits)",
                "insert into shop.visits_more values (500, '2025-12-01', 'm', ''), (501, '2025-12-01', 'm', '')",
                "create table shop.marks (id bigint references shop.visits_more on delete cascade)",
                "create index on shop.marks (id)",
                "insert into shop.marks values (500)");
        run(request());
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(server.list("select id from shop.visits_more")).containsExactly("500");
    }

    @Test
    @Hazard("H31")
    void aRowThatSomebodyPointsAtWhileABatchWaitsForItPullsNothingAlong() throws Exception {
        server.run(
                "create table shop.marks (visit bigint references shop.visits on delete cascade)",
                "create index on shop.marks (visit)");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        ChangeState done;
        try (Connection other = server.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into shop.marks values (3)");
            Thread waiting = Thread.ofPlatform().start(() -> commitWhenWaitedFor(other));
            done = run(plan, approval);
            waiting.join();
        }
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(done.rows()).isEqualTo(9);
        assertThat(server.list("select id from shop.visits where id < 10")).containsExactly("3");
    }

    private static void commitWhenWaitedFor(Connection other) {
        try {
            for (int i = 0; i < 2_000; i++) {
                if (!server.list(
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
        server.run(
                "create extension if not exists citext",
                "create table shop.people (code public.citext primary key, at timestamptz, person text)",
                "insert into shop.people values ('ann', '2025-01-01', 'a'), ('ben', '2025-01-01', 'b'), ('new', '2026-02-09', 'c')",
                "create table shop.marks (code public.citext references shop.people on delete cascade)",
                "create index on shop.marks (code)",
                "insert into shop.marks values ('ANN')");
        policy("shop.people", "");
        run(request());
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(server.list("select code from shop.people order by 1")).containsExactly("ann", "new");
    }

    @Test
    @Hazard("H31")
    void aForeignKeyThatIsMadeWhileRowsGoStopsWhatIsStillToCome() {
        server.run("insert into shop.visits select n, '2025-12-01', 'p', '' from generate_series(1000, 5000) n");
        once(
                "batch-committed",
                () -> server.run(
                        "create table shop.marks (visit bigint references shop.visits on delete cascade)",
                        "create index on shop.marks (visit)",
                        "insert into shop.marks select id from shop.visits where at < '2026-01-01'"));
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another form");
        assertThat(server.list("select count(*) > 0 from shop.marks")).containsExactly("t");
        assertThat(count("shop.marks")).isEqualTo(count("shop.visits where at < '2026-01-01'"));
    }

    @Test
    @Hazard("H21")
    void aPartitionOfWhichTheArchiveLacksRowsIsNotDropped() {
        partitioned("archive: {keep: 3 years}");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        hold("case", "p5");
        once("archived", () -> {
            throw new Cancelled();
        });
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Cancelled.class);
        release("case");
        run(plan, approval);
        long archived = ground.governance
                .archives()
                .verify(plan.shortDigest(), Work.unobserved())
                .rows();
        assertThat(archived).isEqualTo(19);
        assertThat(server.list("select person from shop.log_old")).containsExactly("p5");
    }

    @Test
    void aPartitionThatCannotBeDroppedLosesItsRowsOneByOne() {
        partitioned("");
        server.run("create view shop.seen as select * from shop.log_old");
        assertThat(run(request()).rows()).isEqualTo(20);
        assertThat(count("shop.log_old")).isEqualTo("0");
        server.run("drop view shop.seen");
    }

    @Test
    void aPartitionThatSomebodyElseOwnsLosesItsRowsOneByOne() {
        partitioned("");
        server.run(
                "drop role if exists keeper",
                "create role keeper login",
                "grant data_engineer_role to keeper",
                "grant usage on schema shop to keeper",
                "grant select, delete on all tables in schema shop to keeper");
        place = new Place.Database(server.connection("keeper", "shop", "log", ""));
        assertThat(run(request()).rows()).isEqualTo(20);
        assertThat(count("shop.log_old")).isEqualTo("0");
        server.run("drop owned by keeper", "drop role keeper");
    }

    @Test
    @Hazard({"H7", "H8"})
    void anExceptionThatCanNeverHoldIsRefused() {
        server.run(
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
        server.run(
                "create table shop.a (id int primary key, at timestamptz, person numeric(20))",
                "insert into shop.a values (1, '2025-01-01', 12345678901234567890), (2, '2025-01-01', 7), (3, '2026-02-09', 7)",
                "create table shop.b (id int primary key, at timestamptz, person uuid)",
                "insert into shop.b values (1, '2025-01-01', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'), (2, '2025-01-01', gen_random_uuid()), (3, '2026-02-09', gen_random_uuid())");
        hold("number", "12345678901234567890");
        hold("uuid", "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11");
        for (String table : List.of("shop.a", "shop.b")) {
            policy(table, "");
            place = new Place.Database(server.connection("shop", table.substring(5), ""));
            run(request());
            assertThat(server.list("select id from " + table)).as(table).containsExactlyInAnyOrder("1", "3");
        }
    }

    @Test
    @Hazard("H88")
    void aListOfWhatGoesThatSomebodyHasEditedIsRefused() throws Exception {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        once("archived", () -> {
            throw new Cancelled();
        });
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Cancelled.class);
        server.run("insert into shop.visits values (900, '2025-12-01', 'late', '')");
        List<String> late = List.of(
                "shop.visits",
                "[\"900\"]",
                server.list("select xmin from shop.visits where id = 900").getFirst(),
                server.list(
                                "select encode(sha256(convert_to(v::text, 'UTF8')), 'hex') from shop.visits v where id = 900")
                        .getFirst());
        edit(plan, rows -> rows.add(late));
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Refused.class);
        assertThat(count("shop.visits")).isEqualTo("41");
    }

    @Test
    @Hazard("H88")
    void aListOfWhatGoesThatHoldsMoreThanTheArchiveIsRefused() throws Exception {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        hold("case", "p5");
        once("archived", () -> {
            throw new Cancelled();
        });
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Cancelled.class);
        release("case");
        Path going = ground.governance.gate().rows(plan).orElseThrow().resolveSibling("going.parquet");
        Files.copy(
                ground.governance.gate().rows(plan).orElseThrow(),
                going,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Refused.class);
        assertThat(count("shop.visits")).isEqualTo("40");
    }

    private void edit(PlanDocument plan, java.util.function.Consumer<List<List<String>>> change) throws IOException {
        Path going = ground.governance.gate().rows(plan).orElseThrow().resolveSibling("going.parquet");
        List<List<String>> rows = new ArrayList<>();
        files().read(going, RowFile.KEY, row -> rows.add(new ArrayList<>(row)), Work.unobserved());
        change.accept(rows);
        Files.delete(going);
        files().write(going, RowFile.KEY, out -> rows.forEach(row -> out.add(new ArrayList<>(row))), Work.unobserved());
    }

    @Test
    @Hazard("H21")
    void whenTheArchiveOfWhatIsGoneIsMissingNothingMoreGoes() throws Exception {
        server.run("insert into shop.visits select n, '2025-12-01', 'p', '' from generate_series(1000, 5000) n");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        once("batch-committed", () -> {
            throw new Cancelled();
        });
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Cancelled.class);
        String left = count("shop.visits");
        Path archives = folder.resolve("home/data/archives");
        Files.move(archives.resolve(plan.shortDigest()), folder.resolve("aside"));

        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("archive");
        assertThat(count("shop.visits")).isEqualTo(left);

        Files.move(folder.resolve("aside"), archives.resolve(plan.shortDigest()));
        assertThat(run(plan, approval).rows()).isEqualTo(4_011);
    }

    @Test
    @Hazard("H26")
    void whatAKilledRunHasLeftInClearGoesAlsoWhenTheApprovalIsOver() throws Exception {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        Path left = folder.resolve("home/data/archives/" + plan.shortDigest() + ".rows");
        Files.createDirectories(left);
        Files.writeString(left.resolve("shop.visits.parquet"), "in clear");
        ground.now = ground.now.plus(Duration.ofHours(25));
        assertThatThrownBy(() -> run(plan, approval))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("approval was good");
        assertThat(left).doesNotExist();
    }

    @Test
    @Hazard("H31")
    void rowsThatATriggerPutsBackAreNotSaidToBeGone() {
        server.run(
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
    @Hazard("H39")
    void aRoleForWhichForeignKeysAreSwitchedOffIsRefused() {
        server.run(
                "drop role if exists replica",
                "create role replica superuser login",
                "alter role replica set session_replication_role = replica");
        place = new Place.Database(server.connection("replica", "shop", "visits", ""));
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("session_replication_role");
        server.run("drop role replica");
    }

    @Test
    @Hazard("H26")
    void noNameMakesRowsLieInClearElsewhere() throws Exception {
        partitioned("archive: {keep: 3 years}");
        server.run("create schema \"../../out\"", "alter table shop.log_old set schema \"../../out\"");
        try {
            PlanDocument plan = request();
            run(plan);
            try (Stream<Path> all = Files.walk(folder)) {
                assertThat(all.filter(file -> file.toString().endsWith(".parquet"))
                                .map(file -> file.getFileName().toString()))
                        .isSubsetOf("keys.parquet", "going.parquet");
            }
            Path to = folder.resolve("deep/restored");
            ground.governance.restore(plan.shortDigest(), to, ground.as("ana"), Work.unobserved());
            try (Stream<Path> all = Files.list(to)) {
                assertThat(all.filter(file -> file.toString().endsWith(".parquet")))
                        .hasSize(1);
            }
        } finally {
            server.run("drop schema \"../../out\" cascade");
        }
    }

    @Test
    @Hazard("H26")
    void whatIsRemovedIsOnDiskWhateverTheRoleHasSet() {
        server.run(
                "drop role if exists hasty",
                "create role hasty superuser login",
                "alter role hasty set synchronous_commit = off",
                "create table shop.seen (setting text)",
                "create function shop.look() returns trigger language plpgsql as"
                        + " 'begin insert into shop.seen values (current_setting(''synchronous_commit'')); return null; end'",
                "create constraint trigger look after delete on shop.visits deferrable initially deferred"
                        + " for each row execute function shop.look()");
        place = new Place.Database(server.connection("hasty", "shop", "visits", ""));
        run(request());
        assertThat(server.list("select distinct setting from shop.seen")).containsExactly("on");
        server.run("drop owned by hasty", "drop role hasty");
    }

    @Test
    @Hazard("H24")
    void rowsOfEveryTypeAndNameAreArchivedAndComeBack() {
        server.run(
                "create extension if not exists citext",
                "create type shop.mood as enum ('Glad', 'so so')",
                "create type shop.pair as (a int, \"B c\" text)",
                "create domain shop.small as int check (value < 100)",
                """
                create table shop.odd (
                    "Key" uuid, "at" timestamptz, "raw" bytea, "person" character(8), "steward going" text, "it's ""x"".y" numeric,
                    "hash" double precision, "version" timestamptz, m shop.mood, c shop.pair, d shop.small, cs shop.pair[],
                    r tstzrange, mr int4multirange, ip inet, doc xml, cash money, b bit(5), iv interval, day date, ci public.citext,
                    g int generated always as (d * 2) stored, "%s" text, j json, tv tsvector, reg regclass, tt timetz,
                    primary key ("Key", "raw", "version", "person", "hash", m, c))""".formatted("ü".repeat(31)),
                """
                insert into shop.odd values
                    (gen_random_uuid(), '2025-01-01', '\\x00ff', 'ab', E'a\tb', 'NaN', 'Infinity', '0044-03-15 BC', 'so so', row(1, 'x "y"'), 7,
                    array[row(1, null), row(null, '')]::shop.pair[], '[2025-01-01,)', '{[1,3),[5,8)}', '10.0.0.1/8', '<a>&lt;</a>', 12.5,
                    '10101', '-1 year 3 days', 'infinity', 'CiTeXt', default, E'\u00a0\u0085 ', '{"a" :  1}', 'a fat cat', 'shop.odd', '10:00+05:30'),
                    (gen_random_uuid(), '1969-12-31 23:59:59.999999+00', '', '', '', 1e-30, 'NaN', 'infinity', 'Glad', row(null, null), null,
                    '{}', 'empty', null, '::1', null, null, null, null, '0001-01-01 BC', null, default, null, null, null, null, null)""");
        policy("shop.odd", "archive: {keep: 1 year}");
        server.run(
                "create table shop.before as select o::text as row from shop.odd o",
                "insert into shop.odd (\"Key\", at, raw, person, version, hash, m, c) values (gen_random_uuid(), '2026-02-09', '', '', now(), 1, 'Glad', row(1, ''))");
        PlanDocument plan = request();
        assertThat(run(plan).rows()).isEqualTo(2);
        assertThat(ground.governance.restore(
                        plan.shortDigest(),
                        server.connection("shop", "odd_back", ""),
                        ground.as("ana"),
                        Work.unobserved()))
                .isEqualTo(2);
        assertThat(count("(select o::text from shop.odd_back o except select row from shop.before) d"))
                .isEqualTo("0");
    }

    @Test
    @Hazard("H76")
    void anotherMappingOfEventsThanThePlansVoidsIt() {
        server.run(
                "create table shop.events (id text primary key, user_id text, other text, event_type text, created_at timestamptz)",
                "insert into shop.events values ('a', 'ann', 'x', 'login', '2025-01-01'), ('b', 'ben', 'x', 'login', '2026-02-09')");
        ground.keep("""
                name: visits
                target: {events: all}
                keep: 30 days
                limits: {percent: 100}
                """);
        place = new Place.Database(server.connection("shop", "events", ""));
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        hold("case", "ann");
        GateGround mapped = ground.elsewhere(
                _ -> server.connection("shop", "events", "user=other,event=event_type,ts=created_at,id=id"));
        assertThatThrownBy(() -> mapped.governance.gate().run(plan, approval, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another form");
        assertThat(count("shop.events")).isEqualTo("2");
    }

    @Test
    @Hazard("H31")
    void aPartitionWhoseTriggerForbidsRemovingIsNotDropped() {
        partitioned("");
        server.run(
                "create function shop.never() returns trigger language plpgsql as 'begin return null; end'",
                "create trigger never before delete on shop.log_old for each row execute function shop.never()");
        assertThat(run(request()).rows()).isZero();
        assertThat(count("shop.log_old")).isEqualTo("20");
    }

    @Test
    @Hazard("H31")
    void whatATableDoesForEveryRemovalIsNotPassedByThroughItsPartitions() {
        partitioned("");
        server.run(
                "create function shop.never() returns trigger language plpgsql as 'begin raise exception ''never''; end'",
                "create trigger never before delete on shop.log for each statement execute function shop.never()");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("never");
        server.run(
                "drop trigger never on shop.log", "create rule forbidden as on delete to shop.log do instead nothing");
        assertThatThrownBy(this::request).isInstanceOf(Refused.class).hasMessageContaining("forbidden");
        assertThat(count("shop.log_old")).isEqualTo("20");
    }

    @Test
    @Hazard("H76")
    void aHoldReachesPeopleWhateverTheRoleReadsInBackslashes() {
        server.run(
                "drop role if exists old",
                "create role old superuser login",
                "alter role old set standard_conforming_strings = off",
                "update shop.visits set person = 'shop\\ann' where id = 3");
        place = new Place.Database(server.connection("old", "shop", "visits", ""));
        hold("case", "shop\\ann");
        assertThat(run(request()).rows()).isEqualTo(9);
        assertThat(server.list("select id from shop.visits where id < 10")).containsExactly("3");
        server.run("drop role old");
    }

    @Test
    void aTableThatInheritsByTwoWaysIsLookedAtOnce() {
        server.run(
                "create table shop.a () inherits (shop.visits)",
                "create table shop.b () inherits (shop.visits)",
                "create table shop.c () inherits (shop.a, shop.b)",
                "insert into shop.c values (700, '2025-12-01', 'c', '')");
        assertThat(run(request()).rows()).isEqualTo(11);
        assertThat(count("shop.c")).isEqualTo("0");
    }

    @Test
    @Hazard("H31")
    void aForeignKeyIsAskedInTheTypesThatTheServerComparesIn() {
        server.run(
                "create table shop.codes (code character(4) primary key, at timestamptz, person text)",
                "insert into shop.codes values ('ab', '2025-01-01', 'a'), ('cd', '2025-01-01', 'b'), ('new', '2026-02-09', 'c')",
                "create table shop.marks (code text references shop.codes on delete cascade)",
                "create index on shop.marks (code)",
                "insert into shop.marks values ('ab ')");
        policy("shop.codes", "");
        run(request());
        assertThat(count("shop.marks")).isEqualTo("1");
        assertThat(server.list("select cast(code as text) from shop.codes order by 1"))
                .containsExactly("ab", "new");
    }

    @Test
    @Hazard("H76")
    void aColumnOfSeveralPeopleCannotSayWhoseARowIs() {
        server.run(
                "create table shop.a (id int primary key, at timestamptz, person text[])",
                "insert into shop.a values (1, '2025-01-01', '{ann,ben}'), (2, '2026-02-09', '{}')");
        policy("shop.a", "");
        hold("case", "ann");
        assertThatThrownBy(this::request).isInstanceOf(BadInput.class).hasMessageContaining("text[]");
    }

    @Test
    @Hazard("H21")
    void whatIsHeldWhenARunBeginsDoesNotGoBehindTheArchivesBack() throws Exception {
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        once("archived", () -> {
            throw new Cancelled();
        });
        assertThatThrownBy(() -> run(plan, approval)).isInstanceOf(Cancelled.class);
        try (Stream<Path> all = Files.walk(folder.resolve("home/data/archives"))) {
            Path sealed = all.filter(file -> file.toString().endsWith(".sealed"))
                    .findFirst()
                    .orElseThrow();
            Files.write(sealed, new byte[] {1});
        }
        ground.governance.place(
                new Hold(
                        "all",
                        "a lawsuit",
                        Stream.iterate(0, n -> n + 1)
                                .limit(40)
                                .map(n -> "p" + n)
                                .toList(),
                        "bo",
                        ground.now),
                ground.as("bo"));
        once("begun", () -> release("all"));
        assertThat(run(plan, approval).rows()).isZero();
        assertThat(count("shop.visits")).isEqualTo("40");
    }

    @Test
    @Hazard("H24")
    void rowsOfSeveralFormsAreNotPutIntoOneTableWithoutWhatOnlySomeHave() {
        server.run(
                "create table shop.visits_more (more text) inherits (shop.visits)",
                "insert into shop.visits_more values (500, '2025-12-01', 'm', '', 'much')");
        PlanDocument plan = request();
        run(plan);
        assertThatThrownBy(() -> ground.governance.restore(
                        plan.shortDigest(), server.connection("shop", "back", ""), ground.as("ana"), Work.unobserved()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("visits_more");
        assertThat(server.list("select to_regclass('shop.back') is null")).containsExactly("t");
    }
}
