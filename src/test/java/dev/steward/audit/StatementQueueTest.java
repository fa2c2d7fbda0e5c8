package dev.steward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.StatementLog;
import dev.steward.model.StatementLog.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was asked is kept, in order, within bounds; and nothing that goes wrong with that reaches who asked. */
class StatementQueueTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    Path folder;

    private static Statement statement(int number) {
        return new Statement(
                Instant.parse("2026-01-01T10:00:00Z"),
                "shop",
                "reader",
                "select " + "x".repeat(50) + " c" + number,
                List.of("public.events"),
                number,
                Duration.ofMillis(12),
                StatementLog.OK);
    }

    private List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(MAPPER::readTree)
                .toList();
    }

    @Test
    void everyStatementIsALine() throws IOException {
        try (StatementQueue queue = new StatementQueue(() -> "pat", List.of(new StatementFile(folder)))) {
            IntStream.range(0, 100).forEach(i -> queue.ran(statement(i)));
        }
        List<JsonNode> lines = lines("statements.jsonl");
        assertThat(lines).hasSize(100);
        assertThat(lines.get(99)).isEqualTo(MAPPER.readTree("""
                        {"at": "2026-01-01T10:00:00Z", "person": "pat", "connection": "shop", "role": "reader",
                         "sql": "select xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx c99", "tables": ["public.events"],
                         "rows": 99, "millis": 12, "outcome": "ok"}"""));
        assertThat(lines).extracting(line -> line.get("rows").asInt()).isSorted();
    }

    @Test
    void filesStayWithinBounds() throws IOException {
        try (StatementQueue queue = new StatementQueue(() -> "pat", List.of(new StatementFile(folder, 2_000)))) {
            IntStream.range(0, 200).forEach(i -> queue.ran(statement(i)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(kept)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(2_000));
        }
        List<Integer> all = new ArrayList<>();
        for (int age = 4; age >= 0; age--) {
            for (JsonNode line : lines(age == 0 ? "statements.jsonl" : "statements." + age + ".jsonl")) {
                all.add(line.get("rows").asInt());
            }
        }
        assertThat(all).isEqualTo(IntStream.range(200 - all.size(), 200).boxed().toList());
    }

    @Test
    void aTornLineSpoilsNoOther() throws IOException {
        Files.writeString(folder.resolve("statements.jsonl"), "{\"at\": \"20");
        new StatementFile(folder).add(new StatementQueue.Logged("pat", statement(7), 0));
        List<String> lines = Files.readAllLines(folder.resolve("statements.jsonl"));
        assertThat(lines).hasSize(2);
        assertThat(MAPPER.readTree(lines.get(1)).get("rows").asInt()).isEqualTo(7);
    }

    @Test
    void processesMayShareTheFolder() throws IOException {
        try (StatementQueue one = new StatementQueue(() -> "pat", List.of(new StatementFile(folder)));
                StatementQueue other = new StatementQueue(() -> "kim", List.of(new StatementFile(folder)))) {
            for (int i = 0; i < 100; i++) {
                one.ran(statement(i));
                other.ran(statement(i));
            }
        }
        assertThat(lines("statements.jsonl")).hasSize(200);
    }

    @Test
    void whoeverAsksNeverWaitsAndDroppedOnesAreCounted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        List<StatementQueue.Logged> kept = Collections.synchronizedList(new ArrayList<>());
        StatementQueue.Sink slow = logged -> {
            kept.add(logged);
            begun.countDown();
            try {
                stuck.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        };
        try (StatementQueue queue = new StatementQueue(() -> "pat", List.of(slow), 3)) {
            queue.ran(statement(0));
            begun.await();
            IntStream.range(1, 11).forEach(i -> queue.ran(statement(i)));
            stuck.countDown();
        }
        assertThat(kept).extracting(logged -> logged.statement().rows()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(kept).extracting(StatementQueue.Logged::droppedBefore).containsExactly(0L, 7L, 0L, 0L);
    }

    @Test
    void aSinkThatFailsKeepsNothingFromTheOthers() {
        List<Long> kept = Collections.synchronizedList(new ArrayList<>());
        StatementQueue.Sink broken = _ -> {
            throw new IllegalStateException("no disk");
        };
        StatementQueue queue = new StatementQueue(
                () -> "pat",
                List.of(
                        broken,
                        new StatementFile(Path.of("/dev/null/x")),
                        logged -> kept.add(logged.statement().rows())));
        queue.ran(statement(1));
        queue.ran(statement(2));
        queue.close();
        queue.ran(statement(3));
        assertThat(kept).containsExactly(1L, 2L);
    }
}
