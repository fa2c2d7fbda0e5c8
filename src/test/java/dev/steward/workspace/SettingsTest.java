package dev.steward.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.model.BadInput;
import dev.steward.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

    @TempDir
    Path folder;

    private SettingsStore store;
    private Path file;

    @BeforeEach
    void open() {
        Home home = Home.in(folder);
        store = new SettingsStore(home, CLOCK);
        file = home.config().resolve("settings.json");
    }

    @Test
    void withoutAFileTheDefaultsHoldAndNothingIsWritten() {
        SettingsStore.Loaded loaded = store.load();

        assertThat(loaded).isEqualTo(new SettingsStore.Loaded(Settings.defaults(), Optional.empty()));
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsSavedIsLoaded() {
        Settings all = new Settings(
                Theme.DARK,
                ZoneId.of("Asia/Kolkata"),
                Optional.of(4096),
                Optional.of(3),
                Optional.of(folder.resolve("spill")),
                "Jane \"JJ\" Müller");

        store.save(all);

        assertThat(store.load().settings()).isEqualTo(all);
        store.save(Settings.defaults());
        assertThat(store.load().settings()).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\u0000\u0000\u0000",
                "{\"theme\": \"drak\"}",
                "{\"colour\": 1}",
                "{\"threads\": 0}",
                "{\"timezone\": \"Mars/Olympus\"}",
                "{\"spill_folder\": \"here\"}",
                "{\"person\": \" \"}",
                "{\"version\": 2, \"theme\": \"dark\"}"
            })
    void aFileThatCannotBeUnderstoodIsReportedAndKeptAside(String content) throws IOException {
        Files.writeString(file, content);

        SettingsStore.Loaded loaded = store.load();
        assertThat(loaded.settings()).isEqualTo(Settings.defaults());
        assertThat(loaded.problem()).isPresent();
        assertThat(file).hasContent(content);

        SettingsStore.Saved saved = store.update(settings -> settings.withTheme(Theme.LIGHT));
        assertThat(saved.keptAside().orElseThrow())
                .hasFileName("settings.json.unreadable-20260301T100000.000Z")
                .hasContent(content);
        assertThat(store.load().problem()).isEmpty();
        assertThat(store.load().settings().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aFileThatIsNoTextIsKeptAsideToo() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(store.load().problem()).isPresent();
        assertThat(store.save(Settings.defaults()).keptAside()).isPresent();
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.contains("unreadable")))
                    .hasSize(1);
        }
    }

    @Test
    void impossibleValuesAreRefusedByName() {
        Settings settings = Settings.defaults();

        assertThatThrownBy(() -> settings.withThreads(Optional.of(0)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("threads");
        assertThatThrownBy(() -> settings.withMemoryMegabytes(Optional.of(10)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("memory");
        assertThatThrownBy(() -> settings.withPerson("\t")).isInstanceOf(BadInput.class);
    }

    /** Changes one setting in a process of its own. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            SettingsStore store = new SettingsStore(Home.in(Path.of(arguments[0])), CLOCK);
            for (int threads = 1; threads <= 50; threads++) {
                int chosen = threads;
                store.update(settings -> settings.withThreads(Optional.of(chosen)));
            }
        }
    }

    @Test
    void twoStewardsKeepEachOthersChanges() throws Exception {
        Process child = ChildJvm.start(List.of(), Other.class, folder.toString());
        while (child.isAlive()) {
            store.update(settings -> settings.withTheme(settings.theme() == Theme.DARK ? Theme.LIGHT : Theme.DARK));
        }
        ChildJvm.output(child);
        store.update(settings -> settings.withTheme(Theme.DARK));

        assertThat(store.load().settings())
                .isEqualTo(Settings.defaults().withThreads(Optional.of(50)).withTheme(Theme.DARK));
    }
}
