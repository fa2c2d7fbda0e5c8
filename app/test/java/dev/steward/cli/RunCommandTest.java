package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
    private static final String EVENTS = """
            client_id,event,timestamp,country
            ann,visit,2026-01-01T10:00:00Z,CH
            ann,buy,2026-01-02T10:00:00Z,CH
            bob,visit,2026-01-01T11:00:00Z,DE
            cyd,visit,2026-02-01T23:30:00Z,DE
            cyd,buy,2026-02-02T00:30:00Z,DE
            """;
    private static final String FUNNEL = """
            {"kind": "funnel", "steps": [{"event": "visit"}, {"event": "buy"}]}
            """;

    @TempDir
    Path folder;

    private Terminal pipe = Terminal.pipe(Path.of("."));
    private Path source = Path.of(".");
    private Path funnel = Path.of(".");

    @BeforeEach
    void files() throws IOException {
        pipe = Terminal.pipe(folder.resolve("home"));
        source = Files.writeString(folder.resolve("events.csv"), EVENTS);
        funnel = definition(FUNNEL);
    }

    private Path definition(String json) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "definition", ".json"), json);
    }

    private Terminal.Ran run(Path definition, Object... more) {
        Object[] all = new Object[more.length + 4];
        all[0] = "run";
        all[1] = definition;
        all[2] = "--source";
        all[3] = source;
        System.arraycopy(more, 0, all, 4, more.length);
        return pipe.run(all);
    }

    @Test
    void printsATableForReading() {
        Terminal.Ran ran = run(funnel);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("visit, then buy", "66.7", "events.csv").doesNotContain("\u001b");
    }

    @Test
    void colourIsForTerminals() {
        assertThat(pipe.withColour().run("run", funnel, "--source", source).out())
                .contains("\u001b[1m");
    }

    @Test
    void printsJsonUnderTheKeysOfScenarios() {
        JsonNode json =
                JsonMapper.shared().readTree(run(funnel, "--format", "json").out());
        assertThat(json.at("/steps/0/count").asInt()).isEqualTo(3);
        assertThat(json.at("/steps/1/count").asInt()).isEqualTo(2);
        assertThat(json.at("/steps/1/users").toString()).isEqualTo("[\"ann\",\"cyd\"]");
        assertThat(json.at("/definition/kind").asString()).isEqualTo("funnel");
        assertThat(json.at("/source/path").asString()).isEqualTo(source.toString());
        assertThat(json.at("/source/events").asInt()).isEqualTo(5);
        assertThat(json.at("/took_ms").isIntegralNumber()).isTrue();
        assertThat(json.at("/warnings").isArray()).isTrue();
    }

    @Test
    void theDefinitionInTheJsonCanBeRunAgain() throws IOException {
        JsonNode first = JsonMapper.shared()
                .readTree(run(funnel, "--format", "json", "--to", "2026-01-31").out());
        Path again = definition(first.get("definition").toString());
        JsonNode second =
                JsonMapper.shared().readTree(run(again, "--format", "json").out());
        assertThat(second.get("steps")).isEqualTo(first.get("steps"));
        assertThat(second.at("/steps/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void printsCsvAndMarkdown() {
        assertThat(run(funnel, "--format", "csv").out().lines()).hasSize(3).anyMatch(line -> line.contains(",2,"));
        assertThat(run(funnel, "--format", "MarkDown").out()).startsWith("|").contains("| ");
    }

    @ParameterizedTest
    @CsvSource({"png, 89504e47", "svg, 3c3f786d", "pdf, 25504446"})
    void drawsAChart(String ending, String magic) throws IOException {
        Path picture = folder.resolve("out." + ending);
        assertThat(run(funnel, "--chart", picture).code()).isZero();
        byte[] bytes = Files.readAllBytes(picture);
        assertThat(java.util.HexFormat.of().formatHex(bytes, 0, 4)).isEqualTo(magic);
        assertThat(bytes.length).isGreaterThan(1_000);
    }

    @Test
    void refusesAPictureOfUnknownKindBeforeItReadsAnything() {
        Terminal.Ran ran = run(funnel, "--chart", folder.resolve("out.gif"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("out.gif", ".png, .svg, .pdf");
    }

    @Test
    void rangeAndZoneOverrideTheDefinition() throws IOException {
        Path dated = definition("""
                {"kind": "funnel", "steps": [{"event": "visit"}], "from": "2025-01-01", "to": "2025-12-31"}
                """);
        assertThat(count(run(dated, "--format", "json"))).isZero();
        assertThat(count(run(dated, "--format", "json", "--from", "2026-01-01", "--to", "2026-02-01")))
                .isEqualTo(3);
        // 23:30 in UTC is the next day in Zurich.
        assertThat(count(run(
                        dated,
                        "--format",
                        "json",
                        "--from",
                        "2026-01-01",
                        "--to",
                        "2026-02-01",
                        "--timezone",
                        "Europe/Zurich")))
                .isEqualTo(2);
    }

    private static int count(Terminal.Ran ran) {
        assertThat(ran.err()).isEmpty();
        return JsonMapper.shared().readTree(ran.out()).at("/steps/0/count").asInt();
    }

    @Test
    void warnsOfAnEventTheDataDoesNotHave() throws IOException {
        Path misspelt = definition("{\"kind\": \"funnel\", \"steps\": [{\"event\": \"vist\"}]}");
        Terminal.Ran lenient = run(misspelt);
        assertThat(lenient.code()).isZero();
        assertThat(lenient.err()).contains("warning: ", "\"vist\"", "did you mean \"visit\"?");
        Terminal.Ran strict = run(misspelt, "--strict");
        assertThat(strict.code()).isEqualTo(2);
        assertThat(strict.out()).isEmpty();
        assertThat(strict.err()).contains("\"vist\"", "did you mean \"visit\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"funnel\", \"stpes\": []} ~ stpes ~ steps",
                "{\"kind\": \"funel\"} ~ \"funel\" ~ \"funnel\"",
                "{\"kind\": \"funnel\", \"steps\": []} ~ steps ~ at least one step",
                "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"a\"}], \"window\": {\"value\": 0, \"unit\": \"day\"}} ~ window.value ~ 1",
                "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"a\"}], \"from\": \"2026-02-01\", \"to\": \"2026-01-01\"} ~ to ~ before",
                "{\"kind\": \"funnel\" ~ not JSON ~ line 1",
                "[] ~ object ~ {"
            })
    void saysWhatIsWrongWithADefinition(String example) throws IOException {
        String[] parts = example.split(" ~ ");
        Terminal.Ran ran = run(definition(parts[0]));
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("steward: ")
                .contains(parts[1], parts[2])
                .contains("[definition.");
        assertThat(ran.err().lines()).hasSize(3);
    }

    @Test
    void aReversedRangeFromTheCommandLineIsBadInputToo() {
        Terminal.Ran ran = run(funnel, "--from", "2026-02-01", "--to", "2026-01-01");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("before it starts");
    }

    @Test
    void saysThatThereIsNoDefinition() {
        Terminal.Ran ran = run(folder.resolve("nowhere.json"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no file", "nowhere.json");
    }

    @Test
    void aDefinitionThatIsNoTextIsBadInput() throws IOException {
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(run(binary).code()).isEqualTo(2);
        assertThat(run(binary).err()).contains("binary.json is not a text in UTF-8");
    }

    @Test
    void saysThatThereIsNoSource() {
        source = folder.resolve("nowhere.csv");
        Terminal.Ran ran = run(funnel);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("nowhere.csv", "[source.not-found]");
    }

    @Test
    void saysWhichFileIsCorrupt() throws IOException {
        source = Files.writeString(folder.resolve("torn.parquet"), "PAR1 and then nothing");
        Terminal.Ran ran = run(funnel);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("torn.parquet").doesNotContain("Exception", "\tat ");
    }

    @Test
    void saysThatAFolderIsEmpty() throws IOException {
        source = Files.createDirectory(folder.resolve("empty"));
        Terminal.Ran ran = run(funnel);
        assertThat(ran.code()).isBetween(2, 3);
        assertThat(ran.err()).contains("empty").doesNotContain("Exception");
    }

    @Test
    void saysThatNoColumnHoldsTheTime() throws IOException {
        source = Files.writeString(folder.resolve("timeless.csv"), "user,event\nann,visit\n");
        Terminal.Ran ran = run(funnel);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("timeless.csv", "ts");
    }

    @Test
    void takesAMappingAndNamesAColumnThatIsNotThere() throws IOException {
        Path constant = definition("{\"kind\": \"funnel\", \"steps\": [{\"event\": \"seen\"}]}");
        assertThat(count(run(constant, "--format", "json", "--map", "user=client_id,event='seen',ts=timestamp")))
                .isEqualTo(3);
        Terminal.Ran wrong = run(constant, "--map", "user=clientid");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("\"clientid\"", "did you mean \"client_id\"?");
    }

    @Test
    void aDefinitionNestedWithoutEndIsBadInput() throws IOException {
        Terminal.Ran ran = run(definition("{\"kind\": ".repeat(3_000) + "1" + "}".repeat(3_000)));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("This is not JSON").doesNotContain("\tat ");
    }

    @Test
    void readsADefinitionFromStandardInput() {
        java.io.InputStream before = System.in;
        try {
            System.setIn(new java.io.ByteArrayInputStream(FUNNEL.getBytes(StandardCharsets.UTF_8)));
            assertThat(count(run(Path.of("-"), "--format", "json"))).isEqualTo(3);
        } finally {
            System.setIn(before);
        }
    }
}
