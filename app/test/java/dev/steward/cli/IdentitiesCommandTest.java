package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody visits before they log in: two names, one person. */
class IdentitiesCommandTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal pipe;

    @SuppressWarnings("NullAway.Init")
    private Path lake;

    @BeforeEach
    void lake() throws IOException {
        pipe = Terminal.pipe(folder.resolve("home"));
        lake = folder.resolve("lake");
        Path events = Files.writeString(folder.resolve("events.csv"), """
                user,event,ts
                cookie-1,visit,2026-01-01T10:00:00Z
                ada-lovelace,buy,2026-01-01T11:00:00Z
                cookie-2,visit,2026-01-01T12:00:00Z
                """);
        assertThat(pipe.run("import", events, "--into", lake).code()).isZero();
    }

    private String buyers() throws IOException {
        Path funnel = Files.writeString(
                folder.resolve("funnel.json"),
                "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}, {\"event\": \"buy\"}]}");
        return pipe.run("run", funnel, "--source", lake, "--format", "csv").out();
    }

    @Test
    void aFileOfIdentitiesMakesOnePersonOfTwo() throws IOException {
        assertThat(buyers()).contains("1. visit,2,").contains("2. buy,0,");
        Path logins = Files.writeString(
                folder.resolve("logins.csv"), "anon,account,at\ncookie-1,ada-lovelace,2026-01-01T11:00:00Z\n");

        Terminal.Ran added =
                pipe.run("identities", "add", logins, "--into", lake, "--map", "alias=anon,person=account,since=at");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out())
                .contains("1 identity read: 1 added, 0 known already.")
                .contains("Added to " + lake + " (generation 2-");
        assertThat(buyers()).contains("1. visit,2,").contains("2. buy,1,");
        Terminal.Ran again =
                pipe.run("identities", "add", logins, "--into", lake, "--map", "alias=anon,person=account,since=at");
        assertThat(again.out()).contains("0 added, 1 known already.", "Nothing was added to " + lake);
    }

    @Test
    void oneAliasIsAddedListedAndMasked() {
        Terminal.Ran none = pipe.run("identities", "list", "--source", lake);
        assertThat(none.out()).isEqualToNormalizingNewlines("0 identities in " + lake + ".\n");

        Terminal.Ran added =
                pipe.run("identities", "add", "--into", lake, "--alias", "cookie-1", "--person", "ada-lovelace");
        assertThat(added.code()).as(added.err()).isZero();

        Terminal.Ran list = pipe.run("identities", "list", "--source", lake);
        assertThat(list.out())
                .contains("1 identity in " + lake + ".", "Alias", "Counts for", "•••lace")
                .doesNotContain("cookie-1", "ada-lovelace");
        Terminal.Ran known = pipe.run("identities", "list", "--source", lake, "--id", "cookie-1");
        assertThat(known.out()).contains("1 of this id", "cookie-1").doesNotContain("ada-lovelace");
        assertThat(pipe.run("identities", "list", "--source", lake, "--id", "bob")
                        .out())
                .contains("1 identity", "0 of this id");
    }

    @Test
    void identitiesAreNeitherDescribedAsEventsNorLostThroughAFolderAround() throws IOException {
        pipe.run("identities", "add", "--into", lake, "--alias", "cookie-1", "--person", "ada-lovelace");

        Terminal.Ran description = pipe.run("describe", "--source", lake);
        assertThat(description.code()).as(description.err()).isZero();
        assertThat(description.out())
                .contains("3 events of 2 names by 2 people", "3 rows")
                .doesNotContain("alias");

        Terminal.Ran above = pipe.run("describe", "--source", folder);
        assertThat(above.code()).isEqualTo(2);
        assertThat(above.err())
                .contains("holds the lake " + lake, "Name the lake itself: " + lake, "[source.lake-inside]");
        Terminal.Ran inside = pipe.run("describe", "--source", lake.resolve("data/events"));
        assertThat(inside.code()).isEqualTo(2);
        assertThat(inside.err())
                .contains("is a part of the lake " + lake, "Name the lake itself: " + lake, "[source.inside-lake]");
    }

    @Test
    void theTableOfAnotherLakeCanBeAdded() throws IOException {
        pipe.run("identities", "add", "--into", lake, "--alias", "cookie-1", "--person", "ada-lovelace");
        Path other = folder.resolve("other");
        pipe.run("import", folder.resolve("events.csv"), "--into", other);

        Terminal.Ran added = pipe.run("identities", "add", lake.resolve("identities.parquet"), "--into", other);

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).contains("1 identity read: 1 added");
    }

    @Test
    void whatCannotBeMeantIsSaid() throws IOException {
        Path unnamed = Files.writeString(folder.resolve("logins.csv"), "anon,account\ncookie-1,ada\n");
        assertRefused(
                pipe.run("identities", "add", unnamed, "--into", lake), 2, "identities.no-alias", "anon, account");
        assertRefused(
                pipe.run("identities", "add", "--into", lake, "--alias", "ada", "--person", "ada"),
                2,
                "identities.impossible",
                "the same");
        assertRefused(
                pipe.run("identities", "add", "--into", lake, "--alias", "anonymous", "--person", "ada"),
                2,
                "identities.impossible",
                "shared by people");
        assertRefused(
                pipe.run("identities", "add", "--into", lake, "--alias", "ada"), 2, "identities.what", "--person");
        assertRefused(pipe.run("identities", "add", "--into", lake), 2, "identities.what", "a file");
        assertRefused(
                pipe.run("identities", "add", unnamed, "--into", lake, "--alias", "a", "--person", "b"),
                2,
                "identities.what",
                "a file");
        assertThat(pipe.run("identities", "list", "--source", lake).out()).startsWith("0 identities");
    }

    @Test
    void aFolderThatIsNoLakeIsRefusedAndLeftAlone() {
        Path nowhere = folder.resolve("nowhere");
        assertRefused(
                pipe.run("identities", "add", "--into", nowhere, "--alias", "cookie-1", "--person", "ada"),
                3,
                "source.no-lake",
                "is not a lake");
        assertRefused(pipe.run("identities", "list", "--source", nowhere), 3, "source.no-lake", "is not a lake");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void theCommandAloneSaysWhereToLook() {
        assertRefused(pipe.run("identities"), 2, "usage.identities", "steward help identities");
        assertRefused(pipe.run("identities", "add"), 2, "usage.identities-add", "steward identities add --help");
        assertRefused(pipe.run("identities", "lst"), 2, "usage.identities", "did you mean \"list\"?");
        assertThat(pipe.run("identities", "add", "--help").out())
                .contains("Usage: steward identities add", "Examples:");
    }

    private static void assertRefused(Terminal.Ran ran, int code, String stable, String words) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.err()).contains("[" + stable + "]", words);
        assertThat(ran.out()).isEmpty();
    }
}
