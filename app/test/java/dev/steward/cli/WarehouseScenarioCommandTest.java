package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Steward;
import dev.steward.app.testing.Warehouse;
import dev.steward.audit.AuditQuery;
import dev.steward.audit.Recorded;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code steward test} in a database: what is made there for it is gone afterwards, whatever happens. */
class WarehouseScenarioCommandTest {
    private static final String SCENARIO = """
            {"events": [
               {"user": "ann", "event": "visit", "ts": "2026-01-01T10:00:00Z", "properties": {"plan": 0}},
               {"user": "ann", "event": "buy", "ts": "2026-01-01T10:00:00Z", "properties": {}},
               {"user": "bob", "event": "visit", "ts": "2026-01-03T10:00:00+02:00", "properties": {"plan": "0"}}],
             "query": {"kind": "funnel", "steps": [{"event": "visit", "where": [{"property": "plan", "op": "is_set"}]}, {"event": "buy"}]},
             "expected": {"steps": [{"count": %d}, {"count": 1, "users": ["ann"]}]}}
            """;
    private static final String SCHEMAS = "select nspname from pg_namespace where nspname like 'steward%' order by 1";
    private static final String MARK = "Made by steward test; dropped when it ends, or by a later run.";

    private static Warehouse warehouse;

    @TempDir
    Path folder;

    private Terminal pipe = Terminal.pipe(Path.of("."));

    @BeforeAll
    static void start() {
        warehouse = Warehouse.start();
        warehouse.run(
                "create role tester login", "grant create on database postgres to tester", "create role reader login");
    }

    @AfterAll
    static void stop() {
        warehouse.close();
    }

    @BeforeEach
    void home() {
        pipe = Terminal.pipe(folder.resolve("home"));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(warehouse.list(SCHEMAS)).isEmpty();
    }

    private Path scenario(String name, int count) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), SCENARIO.formatted(count));
    }

    @Test
    void scenariosAreAskedThere() throws IOException {
        Terminal.Ran ran =
                pipe.run("test", scenario("right", 2), scenario("wrong", 3), "--source", warehouse.database("tester"));
        assertThat(ran.code()).as(ran.err()).isEqualTo(Exit.CHECK_FAILED);
        assertThat(ran.out()).contains("steps[0].count: expected 3, got 2", "2 scenarios: 1 passed, 1 failed");
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")))) {
            assertThat(steward.audit().entries(AuditQuery.newest(10)).stream().map(Recorded::action))
                    .contains("scratch.created", "scratch.dropped");
        }
    }

    @Test
    void aRoleThatMayNotCreateASchemaIsToldSo() throws IOException {
        Terminal.Ran ran = pipe.run("test", scenario("right", 2), "--source", warehouse.database("reader"));
        assertThat(ran.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.err())
                .contains("The role reader may not create a schema in postgres on localhost")
                .contains("grant create on database postgres to reader");
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsLeftAlone() throws IOException {
        warehouse.run("alter role tester set default_transaction_read_only = on");
        try {
            Terminal.Ran ran = pipe.run("test", scenario("right", 2), "--source", warehouse.database("tester"));
            assertThat(ran.err()).contains("can only be read");
        } finally {
            warehouse.run("alter role tester reset default_transaction_read_only");
        }
    }

    @Test
    void whatAKilledRunLeftIsSweptADayLater() throws IOException {
        String old = made("tester", Instant.now().minusSeconds(90_000), MARK);
        List<String> others = List.of(
                made("tester", Instant.now().minusSeconds(80_000), MARK),
                made("tester", Instant.now().minusSeconds(90_000), "mine"),
                made("postgres", Instant.now().minusSeconds(90_000), MARK));
        Terminal.Ran ran = pipe.run("test", scenario("right", 2), "--source", warehouse.database("tester"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(warehouse.list(SCHEMAS)).doesNotContain(old).containsExactlyInAnyOrderElementsOf(others);
        others.forEach(name -> warehouse.run("drop schema " + name + " cascade"));
    }

    private static String made(String role, Instant at, String comment) {
        String name = "steward_test_"
                + DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + "_%08x".formatted(comment.hashCode() ^ role.hashCode());
        warehouse.run(
                "create schema " + name + " authorization " + role,
                "create table " + name + ".events (a integer)",
                "comment on schema " + name + " is '" + comment + "'");
        return name;
    }
}
