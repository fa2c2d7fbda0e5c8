package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.source.lake.LakeFile;
import dev.steward.source.lake.LakeFolder;
import dev.steward.source.lake.LakeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
    }

    @Test
    void writesOneFileADayInOrderOfTimeAndArrival() {
        Path file = lakes.file(
                "a.csv",
                "user,event,ts,price",
                "u1,view,2024-05-02 10:00:00,1.5",
                "u2,view,2024-05-01 09:00:00.123456,2",
                "u1,buy,2024-05-01T09:00:00.123456Z,3",
                "u3,view,2024-05-01 23:59:59.999999,",
                "u4,view,2024-05-02T01:30:00+02:00,4");

        ImportReport report = lakes.add(file);

        assertThat(report.read()).isEqualTo(5);
        assertThat(report.written()).isEqualTo(5);
        assertThat(report.days()).isEqualTo(2);
        assertThat(lakes.files())
                .containsExactly(
                        "events/project_shop/2024/05/events_2024-05-01.parquet",
                        "events/project_shop/2024/05/events_2024-05-02.parquet");
        assertThat(
                        lakes.sql(
                                "select created_at, arrival, user_id, event_type, properties from lake order by filename, file_row_number"))
                .containsExactly(
                        "2024-05-01 09:00:00.123456|2|u2|view|{\"price\":2}",
                        "2024-05-01 09:00:00.123456|3|u1|buy|{\"price\":3}",
                        "2024-05-01 23:30:00.0|5|u4|view|{\"price\":4}",
                        "2024-05-01 23:59:59.999999|4|u3|view|{}",
                        "2024-05-02 10:00:00.0|1|u1|view|{\"price\":1.5}");
    }

    @Test
    void theFilesHaveTheColumnsAndPropertiesOfALake() {
        lakes.add(lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02", "u1,view,2024-05-03"));

        String file = lakes.path() + "/data/events/project_shop/2024/05/events_2024-05-02.parquet";
        assertThat(Lakes.plain("select column_name || ' ' || column_type from (describe from '" + file + "')"))
                .containsExactly(
                        "id VARCHAR",
                        "project_id VARCHAR",
                        "event_type VARCHAR",
                        "user_id VARCHAR",
                        "session_id VARCHAR",
                        "properties VARCHAR",
                        "url VARCHAR",
                        "referrer VARCHAR",
                        "user_agent VARCHAR",
                        "ip_address VARCHAR",
                        "device_type VARCHAR",
                        "browser VARCHAR",
                        "os VARCHAR",
                        "country VARCHAR",
                        "created_at TIMESTAMP",
                        "client_timestamp TIMESTAMP",
                        "arrival BIGINT",
                        "clock_offset_ms BIGINT");
        assertThat(Lakes.plain("select distinct compression, stats_min_value, stats_max_value from parquet_metadata('"
                        + file + "') where path_in_schema = 'created_at'"))
                .containsExactly("SNAPPY|2024-05-02 00:00:00|2024-05-02 00:00:00");
    }

    @Test
    void importingTwiceAddsNothing() {
        Path file =
                lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02", "u1,view,2024-05-02", "u2,view,2024-05-02");
        ImportReport first = lakes.add(file);
        List<String> before = lakes.sql("select * exclude (filename) from lake order by arrival");

        ImportReport second = lakes.add(lakes.file(
                "copy under another name.csv",
                "user,event,ts",
                "u1,view,2024-05-02",
                "u1,view,2024-05-02",
                "u2,view,2024-05-02"));

        assertThat(first.written()).isEqualTo(3);
        assertThat(second.written()).isZero();
        assertThat(second.duplicates()).isEqualTo(3);
        assertThat(second.generationAfter()).isEqualTo(first.generationAfter());
        assertThat(lakes.sql("select * exclude (filename) from lake order by arrival"))
                .isEqualTo(before);
    }

    @Test
    void aLongerFileAddsOnlyWhatIsNew() {
        lakes.add(lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02", "u1,view,2024-05-02"));

        ImportReport report = lakes.add(lakes.file(
                "b.csv",
                "user,event,ts",
                "u1,view,2024-05-02",
                "u1,view,2024-05-02",
                "u1,view,2024-05-02",
                "u2,view,2024-05-02"));

        assertThat(report.written()).isEqualTo(2);
        assertThat(report.duplicates()).isEqualTo(2);
        assertThat(lakes.sql("select user_id, arrival from lake order by arrival"))
                .containsExactly("u1|1", "u1|2", "u1|3", "u2|4");
    }

    @Test
    void columnsInAnotherOrderAreTheSameEvents() {
        lakes.add(lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02"));

        assertThat(lakes.add(lakes.file("b.csv", "ts;user;event", "2024-05-02;u1;view"))
                        .duplicates())
                .isEqualTo(1);
    }

    @Test
    void idsOfTheFileAreFoundOnAnyDayButOnlyInTheirProject() {
        String mapping = "user=user,event=event,ts=ts,id=id,project=project";
        lakes.add(
                mapping,
                lakes.file(
                        "a.csv", "id,user,event,ts,project", "e1,u1,view,2024-05-02,p1", "e2,u1,view,2024-05-03,p1"));

        ImportReport report = lakes.add(
                mapping,
                lakes.file(
                        "b.csv",
                        "id,user,event,ts,project",
                        "e1,u1,view,2024-08-02,p1",
                        "e1,u1,view,2024-05-02,p2",
                        "e3,u1,view,2024-05-02,p1",
                        "e3,u1,view,2024-05-09,p1"));

        assertThat(report.written()).isEqualTo(2);
        assertThat(report.duplicates()).isEqualTo(2);
        assertThat(lakes.sql("select project_id, id, created_at::date from lake order by all"))
                .containsExactly("p1|e1|2024-05-02", "p1|e2|2024-05-03", "p1|e3|2024-05-02", "p2|e1|2024-05-02");
    }

    @Test
    @Hazard("H47")
    void smallFilesOfADayAreMergedAndOldSnapshotsStayReadable() {
        LakeFolder lake = new LakeFolder(lakes.path());
        lakes.add(lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02", "u2,view,2024-05-03"));
        LakeSnapshot before = lake.current();

        lakes.add(lakes.file("b.csv", "user,event,ts", "u3,view,2024-05-02"));
        LakeSnapshot after = lake.current();

        assertThat(lakes.files())
                .as("other tools see each event once")
                .containsExactly(
                        "events/project_shop/2024/05/events_2024-05-02.01.parquet",
                        "events/project_shop/2024/05/events_2024-05-03.parquet");
        assertThat(lakes.sql("select count(*) from lake")).containsExactly("3");
        assertThat(after.generation()).isNotEqualTo(before.generation()).startsWith("2-");
        assertThat(rows(after)).isEqualTo(3);
        assertThat(new LakeFolder(lakes.path()).current()).isEqualTo(after);
        assertThat(Files.exists(before.files().getFirst().path())).isFalse();
        assertThat(Files.exists(lakes.path()
                        .resolve("_steward/superseded/00000002/data/"
                                + "events/project_shop/2024/05/events_2024-05-02.parquet")))
                .isTrue();
    }

    private static long rows(LakeSnapshot snapshot) {
        return snapshot.files().stream().mapToLong(LakeFile::rows).sum();
    }

    @Test
    void largeDaysAreSplitAndFullFilesAreLeftAlone() {
        lakes.rules(ImportRules.defaults().withFileSizes(6_000, 3_000));
        String[] rows = new String[2_001];
        rows[0] = "user,event,ts,note";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = String.format("u%d,view,2024-05-02 %02d:%02d:00,%x", i, i % 24, i % 60, (long) i * 7919 * 7919);
        }
        lakes.add(lakes.file("a.csv", rows));

        List<String> files = lakes.files();
        assertThat(files.size()).isGreaterThan(2);
        assertThat(files).allMatch(file -> file.matches(".*/events_2024-05-02\\.\\d\\d\\.parquet"));
        assertThat(files.stream()
                        .mapToLong(file -> lakes.path()
                                .resolve("data")
                                .resolve(file)
                                .toFile()
                                .length()))
                .allMatch(bytes -> bytes <= 6_000);
        assertThat(lakes.sql("select count(*), count(distinct id) from lake")).containsExactly("2000|2000");
        assertThat(lakes.sql("select filename, min(created_at), max(created_at) from lake group by 1 order by 1"))
                .as("the parts follow each other in time")
                .isSortedAccordingTo((one, other) ->
                        one.substring(one.lastIndexOf('|')).compareTo(other.substring(other.lastIndexOf('|'))));

        lakes.add(lakes.file("b.csv", "user,event,ts", "late,view,2024-05-02"));
        assertThat(lakes.files()).hasSizeBetween(files.size(), files.size() + 1);
        assertThat(lakes.sql("select count(*) from lake")).containsExactly("2001");
    }

    @Test
    void readsEveryFormat() throws IOException {
        Lakes.plain(
                "copy (select 'u1' as \"user\", 'p' as event, timestamp '2024-05-02 01:00:00' as ts, {'a': 1, 'b': ['x']} as extra) to '"
                        + folder.resolve("a.parquet") + "' (format parquet)");
        Path jsonl = lakes.file(
                "b.jsonl",
                "{\"user\":\"u2\",\"event\":\"p\",\"ts\":1714612800,\"n\":1.0,\"t\":\"1\",\"deep\":{\"x\":[1,null]}}");
        Path json = lakes.file(
                "c.json",
                "[{\"user\":\"u3\",\"event\":\"p\",\"ts\":\"2024-05-02T03:00:00Z\",\"yes\":true},",
                "{\"user\":\"u4\",\"event\":\"p\",\"ts\":\"2024-05-02T04:00:00Z\"}]");
        Path gz = folder.resolve("d.csv.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write("user,event,ts\nu5,p,1714626000000\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        ImportReport report = lakes.add(folder.resolve("a.parquet"), jsonl, json, gz);

        assertThat(report.files()).extracting(ImportReport.ImportedFile::rows).containsExactly(1L, 1L, 2L, 1L);
        assertThat(lakes.sql("select user_id, created_at, properties from lake order by arrival"))
                .containsExactly(
                        "u1|2024-05-02 01:00:00.0|{\"extra\":{\"a\":1,\"b\":[\"x\"]}}",
                        "u2|2024-05-02 01:20:00.0|{\"n\":1.0,\"t\":\"1\",\"deep\":{\"x\":[1,null]}}",
                        "u3|2024-05-02 03:00:00.0|{\"yes\":true}",
                        "u4|2024-05-02 04:00:00.0|{}",
                        "u5|2024-05-02 05:00:00.0|{}");
    }

    @Test
    void theHistorySaysWhoBroughtWhat() {
        Path file = lakes.file("a.csv", "user,event,ts", "u1,view,2024-05-02", ",view,2024-05-02");
        ImportReport report = lakes.add(file);

        assertThat(ImportHistory.list(lakes.path())).containsExactly(report);
        assertThat(report.person()).isEqualTo("ada");
        assertThat(report.files().getFirst().path()).isEqualTo(file.toString());
        assertThat(report.files().getFirst().mapping()).isEqualTo("user=user,event=event,ts=ts");
        assertThat(ImportHistory.list(folder)).isEmpty();
    }
}
