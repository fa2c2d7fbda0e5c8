package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed wrongly, and where the window comes in. */
class UsageTest {
    @TempDir
    Path home;

    @Test
    void suggestsTheCommandThatWasMeant() {
        Terminal.Ran ran = Terminal.pipe(home).run("tset", "x.json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("\"tset\" is not known here; did you mean \"test\"?", "steward help.", "[usage.steward]");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        Terminal.Ran ran = Terminal.pipe(home).run("run", "x.json", "--source", "x", "--formt", "json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("did you mean \"--format\"?", "steward help run");
    }

    @Test
    void namesTheOptionThatIsMissing() {
        Terminal.Ran ran = Terminal.pipe(home).run("run", "x.json");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--source").doesNotContain("Usage:");
    }

    @Test
    void namesTheFormatsThereAre() {
        Terminal.Ran ran = Terminal.pipe(home).run("run", "x.json", "--source", "x", "--format", "jsn");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("\"jsn\" is no format; did you mean \"json\"? There are table, json, csv, markdown.");
    }

    @Test
    void opensTheWindow() throws Exception {
        Path lake = Files.createDirectory(home.resolve("lake"));
        Terminal desktop = Terminal.pipe(home).onADesktop();
        assertThat(desktop.run().code()).isZero();
        assertThat(desktop.run("open").code()).isZero();
        assertThat(desktop.run("open", lake).code()).isZero();
        assertThat(desktop.opened).containsExactly(Optional.empty(), Optional.empty(), Optional.of(lake));
    }

    @Test
    void refusesToOpenNothing() {
        Terminal desktop = Terminal.pipe(home).onADesktop();
        Terminal.Ran ran = desktop.run("open", home.resolve("nowhere"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("There is nothing at", "nowhere");
        assertThat(desktop.opened).isEmpty();
    }

    @Test
    void saysInOneMessageThatThereIsNoDisplay() {
        Terminal.Ran ran = Terminal.pipe(home).run();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(3).first().asString().contains("DISPLAY is not set");
        assertThat(Terminal.pipe(home).run("open").err()).isEqualTo(ran.err());
    }
}
