package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.hold.Hold;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.lake.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways in which rows went without their archive, or lay in clear. */
class GateTableArchiveAttacksTest extends AttackedTable {
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
        assertThat(SERVER.list("select person from shop.log_old")).containsExactly("p5");
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
        SERVER.run("insert into shop.visits values (900, '2025-12-01', 'late', '')");
        List<String> late = List.of(
                "shop.visits",
                "[\"900\"]",
                SERVER.list("select xmin from shop.visits where id = 900").getFirst(),
                SERVER.list(
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
        SERVER.run("insert into shop.visits select n, '2025-12-01', 'p', '' from generate_series(1000, 5000) n");
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
    @Hazard("H26")
    void noNameMakesRowsLieInClearElsewhere() throws Exception {
        partitioned("archive: {keep: 3 years}");
        SERVER.run("create schema \"../../out\"", "alter table shop.log_old set schema \"../../out\"");
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
            SERVER.run("drop schema \"../../out\" cascade");
        }
    }

    @Test
    @Hazard("H24")
    void rowsOfEveryTypeAndNameAreArchivedAndComeBack() {
        SERVER.run(
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
        SERVER.run(
                "create table shop.before as select o::text as row from shop.odd o",
                "insert into shop.odd (\"Key\", at, raw, person, version, hash, m, c) values (gen_random_uuid(), '2026-02-09', '', '', now(), 1, 'Glad', row(1, ''))");
        PlanDocument plan = request();
        assertThat(run(plan).rows()).isEqualTo(2);
        assertThat(ground.governance.restore(
                        plan.shortDigest(),
                        SERVER.connection("shop", "odd_back", ""),
                        ground.as("ana"),
                        Work.unobserved()))
                .isEqualTo(2);
        assertThat(count("(select o::text from shop.odd_back o except select row from shop.before) d"))
                .isEqualTo("0");
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
        SERVER.run(
                "create table shop.visits_more (more text) inherits (shop.visits)",
                "insert into shop.visits_more values (500, '2025-12-01', 'm', '', 'much')");
        PlanDocument plan = request();
        run(plan);
        assertThatThrownBy(() -> ground.governance.restore(
                        plan.shortDigest(), SERVER.connection("shop", "back", ""), ground.as("ana"), Work.unobserved()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("visits_more");
        assertThat(SERVER.list("select to_regclass('shop.back') is null")).containsExactly("t");
    }
}
