package dev.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.governance.gate.Approval;
import dev.steward.governance.gate.Place;
import dev.steward.governance.plan.Plan;
import dev.steward.governance.plan.PlanDocument;
import dev.steward.governance.policy.EndOfArchives;
import dev.steward.model.BadInput;
import dev.steward.model.StorageFailed;
import dev.steward.model.Work;
import dev.steward.source.RowText;
import dev.steward.source.lake.EngineLimits;
import dev.steward.source.lake.RowFile;
import dev.steward.testing.SmallDisk;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows of a table are archived as they were, and come back. */
class GateTableArchiveTest extends TableGround {
    @Override
    void fill() {
        visits();
        keepVisits("");
    }

    @Test
    @Hazard("H24")
    void whatIsArchivedIsReadBackAsItWas() throws Exception {
        Map<String, String> hashes = SERVER
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
    @Hazard("H25")
    void aDiskThatGetsFullWhileArchivingIsSaidAndNothingIsRemoved() {
        // Hashes, which do not get smaller when they are packed.
        SERVER.run(
                "update shop.visits set note = (select string_agg(md5(id || 'x' || n), '') from generate_series(1, 20000) n)");
        PlanDocument plan = request();
        Approval approval = ground.approve(plan);
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("home/data/archives"), 2)) {
            assertThatThrownBy(() -> run(plan, approval)).isInstanceOfSatisfying(StorageFailed.class, failed -> {
                assertThat(failed.code()).isEqualTo("storage.disk-full");
                assertThat(failed.getMessage()).contains(disk.folder().toString());
            });
            assertThat(ids()).hasSize(40);
            assertThat(ground.actions()).endsWith("change.failed");
            assertThat(ground.governance.archives().all()).isEmpty();
        }
        assertThat(run(plan, approval).rows()).isEqualTo(10);
        assertThat(ground.governance
                        .archives()
                        .verify(plan.shortDigest(), Work.unobserved())
                        .rows())
                .isEqualTo(10);
    }

    @Test
    @Hazard("H24")
    void columnsThatDifferInCaseOrAreCalledLikeOursAreArchivedAndComeBack() {
        SERVER.run(
                "alter table shop.visits add \"NOTE\" text, add \"steward hash\" text",
                "update shop.visits set \"NOTE\" = 'big ' || id, \"steward hash\" = 'mine'");
        PlanDocument plan = request();
        assertThat(run(plan).rows()).isEqualTo(10);
        SavedConnection into = SERVER.connection("shop", "visits_back", "");
        assertThat(ground.governance.restore(plan.shortDigest(), into, ground.as("ana"), Work.unobserved()))
                .isEqualTo(10);
        assertThat(SERVER.list("select \"NOTE\" || \"steward hash\" from shop.visits_back where id = 4"))
                .containsExactly("big 4mine");
    }

    private Plan ended() {
        return ground.governance
                .gate()
                .preview(
                        new EndOfArchives(Optional.of("the contract ended")),
                        new Place.Archives(List.of()),
                        ground.now.plus(Duration.ofDays(2_000)),
                        Work.unobserved());
    }

    @Test
    @Hazard("H29")
    void anArchiveOfRowsEndsUnlessSomebodyInThemIsHeld() {
        PlanDocument plan = request();
        run(plan);
        hold("code", "ab");
        assertThat(ended().items()).as("the policy says which column counts").hasSize(1);
        keepVisits("limits: {percent: 90}\n");
        assertThat(ended().kept())
                .as("nobody knows which column counts")
                .singleElement()
                .satisfies(kept -> assertThat(kept.because()).isEqualTo(10));
        release("code");
        keepVisits("");
        hold("case-1", "P3");
        assertThat(ended().items()).isEmpty();
        assertThat(ended().kept()).singleElement().satisfies(kept -> {
            assertThat(kept.path()).isEqualTo(plan.shortDigest());
            assertThat(kept.cause()).isEqualTo("case-1");
            assertThat(kept.because()).isBetween(1L, 2L);
        });
    }

    @Test
    @Hazard("H24")
    void whatWasRemovedIsPutBackBesideTheTable() {
        SERVER.run("create table shop.before as select * from shop.visits where at < '2026-01-11'");
        PlanDocument plan = request();
        run(plan);
        SavedConnection into = SERVER.connection("shop", "visits_back", "");

        long rows = ground.governance.restore(plan.shortDigest(), into, ground.as("ana"), Work.unobserved());

        assertThat(rows).isEqualTo(10);
        assertThat(
                        SERVER.list(
                                "select count(*) from (select v::text from shop.visits_back v except select b::text from shop.before b) d"))
                .containsExactly("0");
        assertThat(SERVER.list("select count(*) from shop.visits_back")).containsExactly("10");
        assertThat(
                        SERVER.list(
                                "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'shop.visits_back'::regclass and attnum > 0"))
                .contains("numeric(38,9)", "character(4)", "text[]", "jsonb", "bytea");
        assertThat(ground.actions()).endsWith("archive.restored");
        assertThatThrownBy(
                        () -> ground.governance.restore(plan.shortDigest(), into, ground.as("ana"), Work.unobserved()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("visits_back");
    }
}
