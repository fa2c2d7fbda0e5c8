package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.audit.AuditLog;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StorageFailed;
import dev.steward.model.Value;
import dev.steward.model.Work;
import dev.steward.source.lake.LakeFolder;
import dev.steward.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFailuresTest {
    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
    }

    private Path small() {
        return lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02");
    }

    @Test
    @Hazard("H84")
    void anImportThatCannotBeRecordedDoesNotBegin() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("no-folder"), "");
        AuditLog broken = new AuditLog(inTheWay.resolve("audit"), InstantSource.fixed(Lakes.NOW));

        assertThatThrownBy(() -> lakes.importer(broken)
                        .run(lakes.request("user=user,event=event,ts=ts", small()), Work.unobserved()))
                .isInstanceOf(Failure.class);

        assertThat(lakes.files()).isEmpty();
        assertThat(LakeFolder.isLake(lakes.path())).isFalse();
    }

    @Test
    void theAuditLogHasIntentAndOutcome() {
        ImportReport report = lakes.add(small());
        assertThatThrownBy(() -> lakes.add("user=nobody,event=event,ts=ts", small()))
                .isInstanceOf(BadInput.class);

        List<Recorded> entries = lakes.audit().entries(AuditQuery.newest(10));
        assertThat(entries.reversed())
                .extracting(Recorded::action)
                .containsExactly("import.started", "import.finished", "import.started", "import.failed");
        assertThat(entries.get(2).payload().orElseThrow().subject())
                .isEqualTo(lakes.path().toString());
        assertThat(entries.get(2).payload().orElseThrow().details().get("import"))
                .isEqualTo(Value.of(report.id()));
    }

    @Test
    void aCancelledImportAddsNothing() {
        Path file = small();
        AtomicInteger steps = new AtomicInteger();
        Work impatient = new Work() {
            @Override
            public void progress(double fraction, String note) {
                steps.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return steps.get() > 3;
            }

            @Override
            public Handle onCancel(Runnable stop) {
                return () -> {};
            }
        };

        assertThatThrownBy(() -> lakes.importer().run(lakes.request("user=user,event=event,ts=ts", file), impatient))
                .isInstanceOf(Cancelled.class);

        assertThat(lakes.files()).isEmpty();
        assertThat(ImportHistory.list(lakes.path())).isEmpty();
        assertThat(lakes.path().resolve("_steward/work")).doesNotExist();
        assertThat(lakes.add(file).written()).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() throws IOException {
        Path noTime = lakes.file("b.csv", "user,event", "u1,view");
        assertThatThrownBy(() -> lakes.add("", noTime))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("b.csv")
                .hasMessageContaining("ts");
        assertThatThrownBy(() -> lakes.add(folder.resolve("absent.csv")))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("absent.csv");
        Path broken = Files.writeString(folder.resolve("c.parquet"), "not Parquet at all");
        assertThatThrownBy(() -> lakes.add(small(), broken))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("c.parquet");
        assertThatThrownBy(() -> new ImportRequest(
                        List.of(broken), folder, Optional.empty(), "../x", "ada", ImportRules.defaults()))
                .isInstanceOf(BadInput.class);
        assertThat(lakes.files()).isEmpty();
    }

    @Test
    void theLakeMustBeAFolder() throws IOException {
        Path file = small();
        Files.writeString(lakes.path(), "");

        assertThatThrownBy(() -> lakes.add(file)).isInstanceOf(BadInput.class).hasMessageContaining("not a folder");
    }

    @Test
    void strangersInTheWayAreNotOverwritten() throws IOException {
        lakes.add(lakes.file("b.csv", "user,event,ts", "u1,view,2024-05-03"));
        Path stranger = lakes.path().resolve("data/events/project_shop/2024/05/events_2024-05-02.parquet");
        Files.writeString(stranger, "mine");

        assertThatThrownBy(() -> lakes.add(small()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(stranger.toString());

        assertThat(stranger).hasContent("mine");
        Files.delete(stranger);
        assertThat(lakes.add(small()).written()).isEqualTo(1);
    }

    @Test
    void aLakeThatOtherToolsMadeIsTakenOver() throws IOException {
        Path day = lakes.path().resolve("data/events/project_shop/2024/05");
        Files.createDirectories(day);
        Lakes.plain(
                "copy (select * from (values ('e1', 'shop', 'view', 'u1', '{\"a\":1}', timestamptz '2024-05-02 10:00:00+00'), "
                        + "('e2', 'shop', 'view', 'u2', null, timestamptz '2024-05-02 09:00:00+00')) "
                        + "t(id, project_id, event_type, user_id, properties, created_at)) to '"
                        + day.resolve("events_2024-05-02.parquet") + "'");
        Lakes.plain(
                "copy (select 'e3' as id, 'shop' as project_id, 'view' as event_type, 'u1' as user_id, timestamp '2024-05-05 10:00:00' as created_at) to '"
                        + day.resolve("events_2024-05-05.parquet") + "'");

        ImportReport report = lakes.add(
                "user=user,event=event,ts=ts,id=id",
                lakes.file("b.csv", "id,user,event,ts", "e1,u1,view,2024-05-02", "e9,u9,view,2024-05-02"));

        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(lakes.sql("select id, arrival, created_at, properties, ip_address from lake order by arrival"))
                .containsExactly(
                        "e1|1|2024-05-02 10:00:00.0|{\"a\":1}|null",
                        "e2|2|2024-05-02 09:00:00.0|null|null",
                        "e3|3|2024-05-05 10:00:00.0|null|null",
                        "e9|4|2024-05-02 00:00:00.0|{}|null");
        assertThat(new LakeFolder(lakes.path()).current().files()).hasSize(2);
    }

    @Test
    void aFullDiskIsSaidAndNothingIsLost() {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 3)) {
            Lakes full = new Lakes(folder, disk.folder());
            full.add(full.file("a.csv", "user,event,ts", "u1,view,2024-05-02"));
            String[] rows = new String[60_001];
            rows[0] = "user,event,ts,note";
            for (int i = 1; i < rows.length; i++) {
                rows[i] = "u" + i + ",view,2024-05-02," + HexFormat.of().toHexDigits(i * 0x9E3779B97F4A7C15L);
            }
            Path large = full.file("large.csv", rows);

            assertThatThrownBy(() -> full.add(large)).isInstanceOfSatisfying(StorageFailed.class, failed -> {
                assertThat(failed.code()).isEqualTo("storage.disk-full");
                assertThat(failed.getMessage()).contains(full.path().toString()).contains("MB are free");
                assertThat(failed.remedy()).contains("MB");
            });

            assertThat(full.sql("select count(*) from lake")).containsExactly("1");
            assertThat(full.path().resolve("_steward/work")).doesNotExist();
            assertThat(full.add(full.file("b.csv", "user,event,ts", "u2,view,2024-05-02"))
                            .written())
                    .isEqualTo(1);
        }
    }
}
