package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    private static final List<String> KEYS = List.of(
            "floor.seconds",
            "asof.seconds",
            "funnel.cold.seconds",
            "sort.seconds",
            "index.build.seconds",
            "index.bytes_per_event",
            "funnel.warm.seconds",
            "funnel.warm.events_per_second",
            "retention.warm.seconds",
            "lifecycle.warm.events_per_second",
            "trends.seconds",
            "index.renew.seconds",
            "index.renew.events");

    @Test
    void measuresTheEngineUnderStableKeys() throws IOException {
        Path out = home.resolve("performance.md");
        Terminal.Ran ran = Terminal.pipe(home).run("bench", "--events", "60000", "--format", "json", "--out", out);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        JsonNode numbers = new JsonMapper().readTree(ran.out());
        KEYS.forEach(key -> assertThat(numbers.path(key).asDouble()).as(key).isPositive());
        assertThat(numbers.path("index.bytes_per_event").asDouble()).isLessThan(16);
        if (Files.exists(Path.of("/proc/self/status"))) {
            assertThat(numbers.path("index.build.peak_rss_bytes").asDouble()).isPositive();
        }
        assertThat(numbers.path("cancel.seconds").asDouble()).isLessThan(1);
        assertThat(Files.readString(out)).contains("| Steward builds its index |");
        try (Stream<Path> left = Files.list(home.resolve("cache"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("bench-")))
                    .isEmpty();
        }
    }

    @TempDir
    Path home;

    @Test
    void saysTheLongestPause() {
        Terminal terminal = Terminal.pipe(home).onADesktop();
        Terminal.Ran ran = terminal.run("bench", "--ui", "--source", home);
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualToNormalizingNewlines(
                        "The window's longest pause was 31 ms (funnels); half of 1000 were under 0.5 ms, 99 % under 9 ms.\n"
                                + "An edited funnel was answered and painted within 70 ms for half of 24 edits, within 95 ms for all.\n");
        assertThat(terminal.opened).containsExactly(Optional.of(home));
    }

    @Test
    void writesWhatTheWindowNeededUnderStableKeys() {
        Terminal.Ran ran = Terminal.pipe(home).onADesktop().run("bench", "--ui", "--source", home, "--format", "json");
        JsonNode numbers = new JsonMapper().readTree(ran.out());
        assertThat(numbers.path("answer.painted.ms").asDouble()).isEqualTo(70);
        assertThat(numbers.path("answer.painted.longest.ms").asDouble()).isEqualTo(95);
        assertThat(numbers.path("pause.longest.ms").asDouble()).isEqualTo(31);
    }

    @Test
    void needsADisplayForTheWindow() {
        assertThat(Terminal.pipe(home).run("bench", "--ui").code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(Terminal.pipe(home).run("bench", "--format", "csv").err()).contains("csv", "table or json");
    }
}
