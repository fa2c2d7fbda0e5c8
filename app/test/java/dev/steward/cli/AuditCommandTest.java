package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Steward;
import dev.steward.audit.Entry;
import dev.steward.model.Value;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of a home is listed, verified and handed out. */
class AuditCommandTest {
    private static final String PLAN = "3f9c12ab";

    @TempDir
    Path folder;

    private Terminal pipe;
    private Path home;

    @BeforeEach
    void write() {
        home = folder.resolve("home");
        pipe = Terminal.pipe(home);
        record("Ann", "import.started", "/data/lake", Map.of("import", Value.of("i-1"), "files", Value.of(2)));
        record("Ann", "import.finished", "/data/lake", Map.of("import", Value.of("i-1"), "written", Value.of(120)));
        record("Bob", "plan.made", "Shop", Map.of("plan", Value.of(PLAN)));
        record("Ann", "plan.approved", "Shop", Map.of("plan", Value.of(PLAN)));
        record("Bob", "change.started", "Shop", Map.of("plan", Value.of(PLAN)));
    }

    private void record(String person, String action, String subject, Map<String, Value> details) {
        try (Steward steward = Steward.start(Home.in(home))) {
            steward.audit().append(new Entry(person, action, subject, details));
        }
    }

    private Path segment() {
        return home.resolve("data/audit/000000000001.jsonl");
    }

    private static JsonNode json(Terminal.Ran ran) {
        return JsonMapper.shared().readTree(ran.out());
    }

    private static List<String> actions(Terminal.Ran ran) {
        return json(ran)
                .valueStream()
                .map(entry -> entry.get("action").asString())
                .toList();
    }

    @Test
    void entriesAreFoundByPersonActionSubjectChangeAndTime() {
        assertThat(pipe.run("audit", "list").out()).contains("5 entries.", "import.finished", "Ann", "written=120");
        assertThat(actions(pipe.run("audit", "list", "--person", "Bob", "--format", "json")))
                .containsExactly("change.started", "plan.made");
        assertThat(actions(pipe.run("audit", "list", "--action", "import", "--format", "json")))
                .containsExactly("import.finished", "import.started");
        assertThat(actions(pipe.run("audit", "list", "--subject", "shop", "--limit", "1", "--format", "json")))
                .containsExactly("change.started");
        assertThat(actions(pipe.run("audit", "list", "--plan", "3f9c", "--format", "json")))
                .containsExactly("change.started", "plan.approved", "plan.made");
        assertThat(actions(pipe.run("audit", "list", "--to", "2020-01-01", "--format", "json")))
                .isEmpty();
        assertThat(actions(pipe.run("audit", "list", "--from", "2020-01-01", "--format", "json")))
                .hasSize(5);
        assertThat(pipe.run("audit", "list", "--format", "csv").out())
                .startsWith("sequence,time,person,action,subject,details,hash\r\n5,20");
    }

    @Test
    void whatIsTypedWronglyIsNamed() {
        assertThat(pipe.run("audit", "list", "--from", "yesterday").err())
                .contains("\"yesterday\" after --from is neither a day nor an instant.", "[audit.date]");
        assertThat(pipe.run("audit", "list", "--from", "2026-02-01", "--to", "2026-01-01")
                        .code())
                .isEqualTo(2);
        assertThat(pipe.run("audit", "list", "--limit", "0").code()).isEqualTo(2);
        assertThat(pipe.run("audit", "list", "--format", "jsn").err()).contains("did you mean \"json\"?");
        assertThat(pipe.run("audit", "verify", "--anchor", folder.resolve("nothing"))
                        .err())
                .contains("There is no file");
        assertThat(pipe.run("audit", "export", "--out", folder.resolve("log.txt"))
                        .err())
                .contains("End the file's name in .jsonl, .csv, .pdf.");
        assertThat(pipe.run("audit", "export", "--format", "jsnl", "--out", folder.resolve("x"))
                        .err())
                .contains("did you mean \"jsonl\"?");
    }

    @Test
    void aWholeLogHoldsUpToItsNewestAnchor() {
        Terminal.Ran verified = pipe.run("audit", "verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.out())
                .contains(
                        "The chain of 5 entries holds.",
                        "Evident up to the anchor of ",
                        "entries 1 to 5",
                        "lies on this machine",
                        "no outcome recorded: entry 5");
        JsonNode json = json(pipe.run("audit", "verify", "--format", "json"));
        assertThat(json.get("holds").asBoolean()).isTrue();
        assertThat(json.get("evident_up_to").get("count").asLong()).isEqualTo(5);
        assertThat(json.get("fault").isNull()).isTrue();
        assertThat(json.propertyNames())
                .containsExactly(
                        "holds",
                        "entries",
                        "hash",
                        "fault",
                        "torn_bytes",
                        "clock_set_back",
                        "redacted",
                        "open",
                        "checkpoints",
                        "evident_up_to",
                        "anchors");
    }

    @Test
    void anEditedEntryIsNamed() throws IOException {
        Files.writeString(segment(), Files.readString(segment()).replace("plan.made", "plan.mode"));

        Terminal.Ran verified = pipe.run("audit", "verify");
        assertThat(verified.code()).isEqualTo(4);
        assertThat(verified.out()).contains("The log is broken. Entry 3: ", "The 2 entries before it hold together.");
        assertThat(json(pipe.run("audit", "verify", "--format", "json"))
                        .get("fault")
                        .get("kind")
                        .asString())
                .isEqualTo("edited");
        Terminal.Ran export = pipe.run("audit", "export", "--out", folder.resolve("evidence.jsonl"));
        assertThat(export.err()).contains("ends without an anchor");
        assertThat(Files.readString(folder.resolve("evidence.jsonl"))).isEqualTo(Files.readString(segment()));
    }

    @Test
    void aTornTailIsNoTampering() throws IOException {
        Files.writeString(segment(), "{\"sequence\":6,", StandardOpenOption.APPEND);

        Terminal.Ran verified = pipe.run("audit", "verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("14 bytes that a killed Steward left", "no tampering");
    }

    @Test
    void whatIsKeptElsewhereSpeaksAgainstALogCutOff() throws IOException {
        Path export = folder.resolve("march.jsonl");
        assertThat(pipe.run("audit", "export", "--out", export).out()).contains("5 entries written to");
        Files.delete(home.resolve("config/anchors.jsonl"));
        Files.write(segment(), Files.readAllLines(segment()).subList(0, 2));

        Terminal.Ran alone = pipe.run("audit", "verify");
        assertThat(alone.code()).isZero();
        assertThat(alone.out()).contains("No anchor was compared: whoever can write to this disk could have");

        Terminal.Ran compared = pipe.run("audit", "verify", "--anchor", export);
        assertThat(compared.code()).isEqualTo(4);
        assertThat(compared.out()).contains("The end was cut off: entries 3 to 5 are missing.", "march.jsonl");
    }

    @Test
    void jsonLinesHoldAllThatIsHashedAndAnAnchor() throws IOException {
        Path export = folder.resolve("log.jsonl");
        pipe.run("audit", "export", "--format", "jsonl", "--out", export);

        List<String> lines = Files.readAllLines(export);
        assertThat(lines.subList(0, 5)).isEqualTo(Files.readAllLines(segment()));
        JsonNode anchor = JsonMapper.shared().readTree(lines.get(5)).get("anchor");
        assertThat(anchor.get("count").asLong()).isEqualTo(5);
        assertThat(anchor.get("hash").asString())
                .isEqualTo(
                        JsonMapper.shared().readTree(lines.get(4)).get("hash").asString());
        assertThat(pipe.run("audit", "verify", "--anchor", export).out())
                .contains("Evident up to the anchor of ", "log.jsonl")
                .doesNotContain("lies on this machine");
    }

    @Test
    void tablesAndPaperEndWithTheAnchorToo() throws IOException {
        assertThat(pipe.run("audit", "export", "--out", folder.resolve("log.csv"))
                        .code())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("log.csv")))
                .hasSize(7)
                .last()
                .asString()
                .contains(",anchor,", "signature");
        assertThat(pipe.run("audit", "export", "--out", folder.resolve("log.pdf"))
                        .code())
                .isZero();
        assertThat(folder.resolve("log.pdf"))
                .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                .startsWith("%PDF");
    }

    @Test
    void aCheckpointOnDemandIsAnEntryAndAnAnchor() throws IOException {
        Terminal.Ran printed = pipe.run("audit", "checkpoint");
        Path anchor = Files.writeString(folder.resolve("anchor.jsonl"), printed.out());

        assertThat(actions(pipe.run("audit", "list", "--limit", "1", "--format", "json")))
                .containsExactly("checkpoint");
        Terminal.Ran verified = pipe.run("audit", "verify", "--anchor", anchor);
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("1 signed checkpoint holds.", "entries 1 to 6");
    }
}
