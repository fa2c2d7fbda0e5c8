package dev.steward.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A broken line of a JSON file is one row that is rejected, and no reason to lose the others. */
class MalformedJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

    private Lakes lakes;

    @BeforeEach
    void lake() {
        lakes = new Lakes(folder);
    }

    private static String event(String user) {
        return "{\"user\":\"" + user + "\",\"event\":\"view\",\"ts\":\"2024-05-02T10:00:00Z\"}";
    }

    private List<String> rejects(ImportReport report) {
        return lakes.rejects(report).stream()
                .map(MAPPER::readTree)
                .map(MalformedJsonTest::reject)
                .toList();
    }

    private static String reject(JsonNode reject) {
        return Path.of(reject.get("file").asString()).getFileName() + ":"
                + reject.get("line").asLong() + " " + reject.get("reason").asString();
    }

    private List<String> users() {
        return lakes.sql("select user_id from lake order by arrival");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"cut off",
                "{\"user\":\"b\",\"event\":\"view\"} and more",
                "{\"user\":\"b\"}{\"user\":\"c\"}",
                "{'user':'b'}",
                "{\"user\":\"\\ud800\"}",
                "not JSON at all",
                "42",
                "[1,2]",
                "null"
            })
    void oneBrokenLineIsRejectedAlone(String broken) {
        Path file = lakes.file("a.jsonl", event("u1"), broken, event("u2"), event("u3"));

        ImportReport report = lakes.add(file);

        assertThat(report.read()).isEqualTo(4);
        assertThat(report.written()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(users()).containsExactly("u1", "u2", "u3");
        assertThat(rejects(report)).singleElement().asString().startsWith("a.jsonl:2 ");
    }

    @Test
    void rejectsCarryLineReasonAndContentAndTheOtherRowsKeepTheirLines() {
        Path file = lakes.file(
                "a.json",
                "{\"user\":\"b\",\"ip\":\"192.168.1.77\",",
                event("u1"),
                "",
                "  ",
                "{\"user\":\"\",\"event\":\"view\",\"ts\":\"2024-05-02\"}",
                "[]",
                event("u2"),
                "{\"user\":\"u9\",\"event\":\"view\",\"ts\":\"never\"}");

        ImportReport report = lakes.add(file);

        assertThat(report.read()).isEqualTo(6);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.reasons())
                .containsExactlyInAnyOrder(
                        new ImportReport.Reason("malformed-row", 2),
                        new ImportReport.Reason("user-missing", 1),
                        new ImportReport.Reason("time-unreadable", 1));
        assertThat(rejects(report))
                .containsExactly(
                        "a.json:1 malformed-row",
                        "a.json:6 malformed-row",
                        "a.json:5 user-missing",
                        "a.json:8 time-unreadable");
        List<JsonNode> lines =
                lakes.rejects(report).stream().map(MAPPER::readTree).toList();
        assertThat(lines.get(0).get("problem").asString()).contains("not valid JSON", "at character");
        assertThat(lines.get(0).get("content").asString())
                .startsWith("{\"user\":\"b\",\"ip\":\"h1:")
                .doesNotContain("192.168");
        assertThat(lines.get(1).get("problem").asString()).isEqualTo("a list, not an object");
    }

    @Test
    void textThatIsNoUtf8AndLinesThatNeverEndAreRejectedAlone() throws IOException {
        Path file = folder.resolve("a.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((event("u1") + "\n").getBytes(StandardCharsets.UTF_8));
            out.write("{\"user\":\"M\u00fcller\"}\n".getBytes(StandardCharsets.ISO_8859_1));
            out.write(("{\"user\":\"" + "x".repeat(40_000_000) + "\"}\n").getBytes(StandardCharsets.UTF_8));
            out.write(("{\"deep\":" + "[".repeat(200) + "]".repeat(200) + "}\n").getBytes(StandardCharsets.UTF_8));
            out.write((event("u2") + "\n" + event("u3") + "\n").getBytes(StandardCharsets.UTF_8));
        }

        ImportReport report = lakes.add(file);

        assertThat(users()).containsExactly("u1", "u2", "u3");
        assertThat(rejects(report))
                .containsExactly("a.jsonl:2 malformed-row", "a.jsonl:3 malformed-row", "a.jsonl:4 malformed-row");
        assertThat(lakes.rejects(report))
                .extracting(line -> MAPPER.readTree(line).get("problem").asString())
                .containsExactly("not UTF-8", "longer than 16 MB", "nested more than 100 levels deep");
        assertThat(Files.size(lakes.path().resolve(report.rejectsFile().orElseThrow())))
                .as("of a line that never ends the beginning is enough")
                .isLessThan(100_000);
    }

    @Test
    void importingAgainAfterMendingTheLineAddsThatLineOnly() {
        lakes.add(lakes.file("a.jsonl", event("u1"), "{\"user\":\"u2\",", event("u3")));

        ImportReport mended = lakes.add(lakes.file("a.jsonl", event("u1"), event("u2"), event("u3")));

        assertThat(mended.written()).isEqualTo(1);
        assertThat(mended.duplicates()).isEqualTo(2);
    }

    @Test
    void packedFilesAreReadLikeOthers() throws IOException {
        Path lines = packed("a.jsonl.gz", event("u1") + "\nbroken\n" + event("u2") + "\n");
        Path array = packed("b.json.gz", "[" + event("u3") + ",\n" + event("u4") + "]");

        ImportReport report = lakes.add(lines, array);

        assertThat(users()).containsExactly("u1", "u2", "u3", "u4");
        assertThat(rejects(report)).containsExactly("a.jsonl.gz:2 malformed-row");
    }

    private Path packed(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void severalFilesOfAnImportEachHaveTheirOwn() {
        Path one = lakes.file("1.jsonl", event("u1"), "broken");
        Path two = lakes.file("2.jsonl", event("u2"));
        Path three = lakes.file("3.jsonl", "broken", event("u3"));

        ImportReport report = lakes.add(one, two, three);

        assertThat(users()).containsExactly("u1", "u2", "u3");
        assertThat(rejects(report)).containsExactly("1.jsonl:2 malformed-row", "3.jsonl:1 malformed-row");
        assertThat(report.files()).extracting(ImportReport.ImportedFile::rows).containsExactly(2L, 1L, 2L);
    }

    @Test
    void aBrokenDocumentFailsAndSaysWhere() {
        Path missing = lakes.file("a.json", "[" + event("u1") + ",", event("u2"), event("u3") + "]");
        assertThatThrownBy(() -> lakes.add(missing))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage(missing + " is not valid JSON: line 3, column 1.");

        Path open = lakes.file("b.json", "[" + event("u1") + ",", event("u2"));
        assertThatThrownBy(() -> lakes.add(open)).isInstanceOfSatisfying(SourceUnavailable.class, failure -> {
            assertThat(failure).hasMessage(open + " is not valid JSON: it ends too early, in line 3.");
            assertThat(failure.code()).isEqualTo("source.malformed-json");
        });
        assertThat(lakes.files()).isEmpty();
    }

    @Test
    void aFileWithoutOneGoodLineFails() {
        Path csv = lakes.file("a.jsonl", "user,event,ts", "u1,view,2024-05-02");
        assertThatThrownBy(() -> lakes.add(csv))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage(csv + " is not valid JSON: line 1, column 1.");
    }
}
