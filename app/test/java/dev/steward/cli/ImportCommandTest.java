package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import, describe and run, one after the other, as somebody with a folder of files would. */
class ImportCommandTest {
    private static final String EVENTS = """
            client_id,event,timestamp,email
            ann,visit,2026-01-01T10:00:00Z,ann@example.com
            ann,buy,2026-01-02T10:00:00Z,ann@example.com
            ,visit,2026-01-02T11:00:00Z,
            bob,visit,not a time,bob@example.com
            """;

    @TempDir
    Path folder;

    @Test
    void importsDescribesAndRuns() throws IOException {
        Terminal pipe = Terminal.pipe(folder.resolve("home"));
        Path file = Files.writeString(folder.resolve("events.csv"), EVENTS);
        Path lake = folder.resolve("lake");

        Terminal.Ran first = pipe.run("import", file, "--into", lake);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("4 rows read from 1 file: 2 written, 0 duplicates, 2 rejected.")
                .contains("Added to " + lake + ", in 2 days")
                .contains("user-missing", "time-unreadable", "with line and reason: " + lake);

        Terminal.Ran again = pipe.run("import", file, "--into", lake);
        assertThat(again.out()).contains("0 written, 2 duplicates, 2 rejected", "Nothing was added to");

        Terminal.Ran description = pipe.run("describe", "--source", lake);
        assertThat(description.code()).as(description.err()).isZero();
        assertThat(description.out())
                .contains("2 events", "1 person", "from 2026-01-01T10:00:00Z to 2026-01-02T10:00:00Z")
                .contains("visit", "buy")
                .doesNotContain("ann@example.com");

        Path lifecycle = Files.writeString(
                folder.resolve("l.json"),
                "{\"kind\": \"lifecycle\", \"period\": \"day\", \"activity\": {\"event\": null}}");
        Terminal.Ran run = pipe.run("run", lifecycle, "--source", lake, "--format", "json");
        assertThat(run.out()).contains("\"new\" : [ 1, 0 ]", "\"returning\" : [ 0, 1 ]");
    }

    @Test
    void aBrokenLineOfJsonIsRejectedAloneAndNamedWhenTheFileIsOpened() throws IOException {
        Terminal pipe = Terminal.pipe(folder.resolve("home"));
        Path file = Files.writeString(folder.resolve("events.jsonl"), """
                {"user": "ann", "event": "visit", "ts": "2026-01-01T10:00:00Z"}
                {"user": "ann", "event": "vis
                {"user": "ann", "event": "buy", "ts": "2026-01-01T11:00:00Z"}
                """);

        Terminal.Ran description = pipe.run("describe", "--source", file);
        assertThat(description.code()).as(description.err()).isZero();
        assertThat(description.out())
                .contains("2 events of 2 names by 1 person")
                .contains("Problem: 1 line is no JSON object and was left out.");

        Terminal.Ran imported = pipe.run("import", file, "--into", folder.resolve("lake"));
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out())
                .contains("3 rows read from 1 file: 2 written, 0 duplicates, 1 rejected.")
                .contains("malformed-row");
    }

    @Test
    void describesAFileThatIsNotUnderstood() throws IOException {
        Terminal pipe = Terminal.pipe(folder.resolve("home"));
        Path file = Files.writeString(folder.resolve("timeless.csv"), "person,what\nann,visit\n");
        Terminal.Ran ran = pipe.run("describe", "--source", file);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).as("what it does know").contains("person", "what", "CSV");
        assertThat(ran.err()).contains("timeless.csv");
    }

    @Test
    void masksPersonalDataOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), EVENTS);
        Terminal.Ran ran = Terminal.pipe(folder.resolve("home")).run("describe", "--source", file);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("client_id", "email").doesNotContain("ann@example.com", "bob@example.com");
    }

    @Test
    void saysThatThereIsNothingToImport() {
        Terminal.Ran ran = Terminal.pipe(folder.resolve("home"))
                .run("import", folder.resolve("nowhere.csv"), "--into", folder.resolve("lake"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("nowhere.csv");
        assertThat(folder.resolve("lake")).doesNotExist();
    }
}
