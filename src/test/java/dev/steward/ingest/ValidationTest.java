package dev.steward.ingest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.Hazard;
import dev.steward.model.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidationTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
    }

    private static Map<String, Long> reasons(ImportReport report) {
        return report.reasons().stream().collect(toMap(ImportReport.Reason::code, ImportReport.Reason::count));
    }

    private List<JsonNode> rejects(ImportReport report) {
        return lakes.rejects(report).stream().map(MAPPER::readTree).toList();
    }

    @Test
    @Hazard("H10")
    void everyRuleHasItsReasonAndEveryRowIsCounted() {
        String longUrl = "https://x.example/" + "a".repeat(500);
        Path file = lakes.file(
                "a.csv",
                "user,event,ts,project,url,referrer,device,country,session",
                "u1,view,2024-05-02,p,https://x.example/,,Desktop,ch,s",
                ",view,2024-05-02,p,,,,,",
                "u1,,2024-05-02,p,,,,,",
                "u1,view,2024-05-02,,,,,,",
                "u1,view,,p,,,,,",
                "u1,view,yesterday,p,,,,,",
                "u1,view,1970-01-01,p,,,,,",
                "u1,view,2099-01-01,p,,,,,",
                "u\u0007,view,2024-05-02,p,,,,,",
                "x".repeat(201) + ",view,2024-05-02,p,,,,,",
                "u1," + "x".repeat(201) + ",2024-05-02,p,,,,,",
                "u1,view,2024-05-02,../p,,,,,",
                "u1,view,2024-05-02,p," + longUrl + ",,,,",
                "u1,view,2024-05-02,p,," + longUrl + ",,,",
                "u1,view,2024-05-02,p,,,fridge,,",
                "u1,view,2024-05-02,p,,,,Atlantis,",
                "u1,view,2024-05-02,p,,,,," + "s".repeat(201),
                "u1,view,2024-05-02,p,far,too,many,of,them,all",
                "too few",
                "u2,view,2024-05-03T00:00:00,p,,,TABLET,GB,");

        ImportReport report = lakes.add(
                "user=user,event=event,ts=ts,project=project,url=url,referrer=referrer,device=device,country=country,session=session",
                file);

        assertThat(reasons(report))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("user-missing", 1L),
                        Map.entry("event-missing", 1L),
                        Map.entry("project-missing", 1L),
                        Map.entry("time-missing", 1L),
                        Map.entry("time-unreadable", 1L),
                        Map.entry("time-out-of-range", 2L),
                        Map.entry("user-format", 2L),
                        Map.entry("event-format", 1L),
                        Map.entry("project-format", 1L),
                        Map.entry("url-too-long", 1L),
                        Map.entry("referrer-too-long", 1L),
                        Map.entry("device-unknown", 1L),
                        Map.entry("country-unknown", 1L),
                        Map.entry("text-too-long", 1L),
                        Map.entry("malformed-row", 2L)));
        assertThat(report.read()).isEqualTo(20);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(18);
        assertThat(lakes.sql("select user_id, device_type, country from lake order by arrival"))
                .containsExactly("u1|desktop|CH", "u2|tablet|GB");
        assertThat(rejects(report)).hasSize(18).allSatisfy(reject -> {
            RejectReason reason = RejectReason.of(reject.get("reason").asString());
            assertThat(reject.get("words").asString()).isEqualTo(reason.words());
        });
    }

    @Test
    void theFirstBrokenRuleIsTheReason() {
        ImportReport report = lakes.add(
                "user=user,event=event,ts=ts,country=country",
                lakes.file(
                        "a.csv",
                        "user,event,ts,country",
                        ",,never,Nowhere",
                        "u,,never,Nowhere",
                        "u,e,never,Nowhere",
                        "u,e,never,"));

        assertThat(reasons(report))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("user-missing", 1L, "event-missing", 1L, "country-unknown", 1L, "time-unreadable", 1L));
    }

    @Test
    void rejectsNameTheTrueLineAlsoBelowQuotedLineBreaksAndMalformedLines() {
        Path file = lakes.file(
                "a.csv",
                "user,event,ts,note",
                "u1,view,2024-05-02,\"two",
                "lines\"",
                "too,few",
                ",view,2024-05-02,here",
                "u2,view,2024-05-02,\"and",
                "",
                "four\"",
                "",
                "u3,view,never,there",
                "u4,\"broken\"x,2024-05-02,y",
                "u5,,2024-05-02,last");

        ImportReport report = lakes.add(file);

        assertThat(report.written()).isEqualTo(2);
        assertThat(rejects(report))
                .extracting(reject ->
                        reject.get("line").asInt() + " " + reject.get("reason").asString())
                .containsExactly(
                        "4 malformed-row",
                        "11 malformed-row",
                        "5 user-missing",
                        "10 time-unreadable",
                        "12 event-missing");
        assertThat(rejects(report)
                        .get(2)
                        .get("content")
                        .get("properties")
                        .get("note")
                        .asString())
                .isEqualTo("here");
        assertThat(rejects(report).get(3).get("content").get("created_at").asString())
                .isEqualTo("never");
        assertThat(rejects(report).getFirst().get("content").asString()).isEqualTo("too,few");
        assertThat(rejects(report).getFirst().get("file").asString()).isEqualTo(file.toString());
    }

    @Test
    void linesAreTrueUnderAByteOrderMarkAndInLatin1() throws Exception {
        Path marked = lakes.file("a.csv", "\uFEFFuser,event,ts", "ü,bad", "ö,view,2024-05-02", ",view,2024-05-02");
        Path latin = folder.resolve("b.csv");
        Files.write(
                latin, "user,event,ts\nüüüüüüüüüüüü,view,2024-05-03\nbad\n,view,2024-05-03\n".getBytes("ISO-8859-1"));

        ImportReport report = lakes.add(marked, latin);

        assertThat(rejects(report))
                .extracting(reject ->
                        reject.get("line").asInt() + " " + reject.get("reason").asString())
                .containsExactly("2 malformed-row", "4 user-missing", "3 malformed-row", "4 user-missing");
        assertThat(report.written()).isEqualTo(2);
    }

    @Test
    void rejectsOfJsonLinesHaveLinesAndThoseOfParquetRows() {
        Path json = lakes.file(
                "a.jsonl",
                "{\"user\":\"u1\",\"event\":\"e\",\"ts\":1714612800}",
                "",
                "{\"event\":\"e\",\"ts\":1714612800}");
        Lakes.plain(
                "copy (select * from (values ('u2', 'e', 1714612801), ('u3', null, 1714612800)) t(\"user\", event, ts)) to '"
                        + folder.resolve("b.parquet") + "' (format parquet)");

        List<JsonNode> rejects = rejects(lakes.add(json, folder.resolve("b.parquet")));

        assertThat(rejects.get(0).get("line").asInt()).isEqualTo(3);
        assertThat(rejects.get(0).get("row").asInt()).isEqualTo(2);
        assertThat(rejects.get(1).has("line")).isFalse();
        assertThat(rejects.get(1).get("row").asInt()).isEqualTo(2);
    }

    @Test
    void rulesCanAskForMore() {
        lakes.rules(ImportRules.defaults()
                .withUserPattern("u[0-9]+")
                .withEventPattern("[a-z_]+")
                .withEventNames(Set.of("view", "buy")));

        ImportReport report = lakes.add(lakes.file(
                "a.csv",
                "user,event,ts",
                "u1,view,2024-05-02",
                "v1,view,2024-05-02",
                "u1,View,2024-05-02",
                "u1,sell,2024-05-02",
                "u12x,buy,2024-05-02"));

        assertThat(reasons(report)).isEqualTo(Map.of("user-format", 2L, "event-format", 1L, "event-not-allowed", 1L));
        assertThatThrownBy(() -> ImportRules.defaults().withUserPattern("(")).isInstanceOf(BadInput.class);
    }

    @Test
    void onlyTheOwnerMayReadRejects() throws Exception {
        ImportReport report = lakes.add(lakes.file("a.csv", "user,event,ts", ",view,2024-05-02"));

        Path rejects = lakes.path().resolve(report.rejectsFile().orElseThrow());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects)))
                .isEqualTo("rw-------");
    }

    @Test
    @Hazard({"H69", "H70"})
    void addressesStandInTheLakeAsPseudonymsOnly() throws Exception {
        Path file = lakes.file(
                "a.csv",
                "user,event,ts,ip",
                "u1,view,2024-05-02,203.0.113.7",
                "u2,view,2024-05-02,::ffff:203.0.113.7",
                "u3,view,2024-05-02,2001:db8::1",
                "u4,view,2024-05-02,2001:0DB8:0:0:0:0:0:1",
                "u5,view,2024-05-02,",
                ",view,2024-05-02,203.0.113.99",
                "u7,view,2024-05-02,203.0.113.98,extra");

        ImportReport report = lakes.add("user=user,event=event,ts=ts,ip=ip", file);

        List<String> hashes = lakes.sql("select ip_address from lake order by arrival");
        assertThat(hashes.get(0)).matches("h1:[0-9a-f]{64}").isEqualTo(hashes.get(1));
        assertThat(hashes.get(2))
                .matches("h1:[0-9a-f]{64}")
                .isEqualTo(hashes.get(3))
                .isNotEqualTo(hashes.get(0));
        assertThat(hashes.get(4)).isEqualTo("null");
        assertThat(String.join("\n", lakes.rejects(report)))
                .doesNotContain("203.0.113")
                .contains("h1:");
        try (var tree = Files.walk(lakes.path())) {
            for (Path any : tree.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(any), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(any.toString())
                        .doesNotContain("203.0.113");
            }
        }
    }
}
