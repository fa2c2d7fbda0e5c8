package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.app.testing.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code steward warehouse seed} and {@code steward bench} on what it filled, as somebody types them. */
class WarehouseBenchCommandTest {
    @TempDir
    Path home;

    @Test
    void aFilledSchemaIsMeasuredUnderStableKeys() throws IOException {
        Terminal pipe = Terminal.pipe(home);
        Path out = home.resolve("warehouse.md");
        try (Warehouse warehouse = Warehouse.start()) {
            String target = warehouse.database("postgres");
            assertThat(pipe.run("warehouse", "seed", "--target", target, "--schema", "sessions")
                            .err())
                    .contains("sessions", "not set up", "steward warehouse init");
            assertThat(pipe.run("warehouse", "init", "--target", target, "--schema", "sessions")
                            .code())
                    .isZero();
            Terminal.Ran seeded = pipe.run(
                    "warehouse", "seed", "--target", target, "--schema", "sessions", "--people", "150", "--days", "60");
            assertThat(seeded.code()).as(seeded.err()).isZero();
            assertThat(seeded.out()).contains("user_sessions", "Rows/s", "sessions filled with");
            assertThat(pipe.run("warehouse", "seed", "--target", target, "--schema", "sessions")
                            .err())
                    .contains("sessions.persons", "holds data");

            Terminal.Ran ran = pipe.run("bench", "--source", target, "--format", "json", "--out", out);
            assertThat(ran.code()).as(ran.err()).isZero();
            JsonNode numbers = new JsonMapper().readTree(ran.out());
            for (String key : List.of("metric", "top_pages", "paths", "dashboard", "cohort")) {
                assertThat(numbers.path(key + ".seconds").asDouble()).as(key).isPositive();
                assertThat(numbers.path(key + ".target_seconds").asDouble()).isPositive();
                assertThat(numbers.path(key + ".met").isBoolean()).isTrue();
                assertThat(numbers.path(key + ".plan").asString()).contains("Scan");
            }
            assertThat(numbers.path("funnel.seconds").asDouble()).isPositive();
            assertThat(numbers.path("events").asLong())
                    .isEqualTo(warehouse.count("select count(*) from sessions.user_events"));
            assertThat(Files.readString(out)).contains("| The 20 pages that are seen most", "| 0.1 s | 0.5 s |");
        }
        assertThat(pipe.run("bench", "--ui", "--source", "postgresql://a@localhost/b")
                        .err())
                .contains("on a lake");
    }
}
