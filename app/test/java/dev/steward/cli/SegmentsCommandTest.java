package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A definition becomes a name that other questions use. */
class SegmentsCommandTest {
    @TempDir
    Path folder;

    @Test
    void aDefinitionIsSavedUsedListedAndDeleted() throws IOException {
        Terminal pipe = Terminal.pipe(folder.resolve("home"));
        Path events = Files.writeString(folder.resolve("events.csv"), """
                user,event,ts
                ada,visit,2026-01-01T10:00:00Z
                ada,buy,2026-01-01T11:00:00Z
                bob,visit,2026-01-01T12:00:00Z
                """);
        Path buyers = Files.writeString(
                folder.resolve("buyers.json"), "{\"kind\": \"segment\", \"rules\": [{\"did\": {\"event\": \"buy\"}}]}");
        Path funnel = Files.writeString(
                folder.resolve("funnel.json"),
                "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}], \"filters\": [{\"segment\": \"Buyers\"}]}");

        assertThat(pipe.run("run", buyers, "--source", events, "--format", "csv")
                        .out())
                .contains("did buy,1,");
        assertThat(pipe.run("run", funnel, "--source", events).err()).contains("There is no saved segment \"Buyers\".");
        assertThat(pipe.run("segments", "save", "Buyers", buyers).out()).contains("Saved as \"Buyers\".");
        assertThat(pipe.run("run", funnel, "--source", events, "--format", "csv")
                        .out())
                .contains("1. visit,1,");
        assertThat(pipe.run("segments", "list").out())
                .contains("1 segment.", "Buyers", "People who did buy, at the end of the range.");
        Terminal.Ran misspelt = pipe.run("segments", "delete", "Buyer");
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(misspelt.err()).contains("did you mean \"Buyers\"?");
        assertThat(pipe.run("segments", "delete", "Buyers").code()).isZero();
        assertThat(pipe.run("segments", "list").out()).contains("0 segments.");
        assertThat(pipe.run("segments", "save", "Funnel", funnel).err()).contains("kind \"funnel\"");
    }
}
