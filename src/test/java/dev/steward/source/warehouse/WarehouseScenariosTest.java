package dev.steward.source.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.EveryKind;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.analysis.scenario.Comparison;
import dev.steward.analysis.scenario.Scenario;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.testing.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every worked example, answered by a real PostgreSQL. */
class WarehouseScenariosTest {
    private static final Kinds KINDS = EveryKind.kinds();

    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        postgres.run(
                "create table events (arrival bigint generated always as identity, user_id text, event_type text, created_at timestamptz, properties jsonb)");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @TestFactory
    Stream<DynamicTest> ownScenarios() throws URISyntaxException {
        URL folder = Objects.requireNonNull(WarehouseScenariosTest.class.getResource("/scenarios"));
        return scenarios(Path.of(folder.toURI()));
    }

    @TestFactory
    Stream<DynamicTest> scenariosBesideTheProject() {
        Path folder =
                Path.of(Optional.ofNullable(System.getenv("STEWARD_SCENARIOS")).orElse("../../shared/scenarios"));
        return Files.isDirectory(folder)
                ? scenarios(folder)
                : Stream.of(DynamicTest.dynamicTest(
                        "no folder of further scenarios",
                        () -> org.junit.jupiter.api.Assumptions.abort("set STEWARD_SCENARIOS to run them")));
    }

    private static Stream<DynamicTest> scenarios(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> run(file)))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void run(Path file) throws IOException, SQLException {
        Scenario scenario =
                Scenario.parse(Files.readString(file), file.getFileName().toString());
        load(scenario);
        Asked<?, ?> asked = KINDS.read(scenario.query());
        try (PgSource source = PgSource.open(
                postgres.connection("public", "events", ""),
                () -> "",
                _ -> Optional.empty(),
                StatementLog.NONE,
                Work.unobserved())) {
            assertThat(Comparison.of(scenario.expected(), answer(asked, source)).differences())
                    .as(scenario.what())
                    .isEmpty();
        }
    }

    private static void load(Scenario scenario) throws SQLException {
        try (Connection connection = postgres.connect()) {
            connection.createStatement().execute("truncate events");
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into events (user_id, event_type, created_at, properties) values (?, ?, ?, ?::jsonb)")) {
                for (Scenario.Event event : scenario.events()) {
                    insert.setString(1, event.user());
                    insert.setString(2, event.event());
                    insert.setObject(3, OffsetDateTime.ofInstant(event.at(), ZoneOffset.UTC));
                    insert.setString(4, event.properties().toString());
                    insert.execute();
                }
            }
        }
    }

    private static <Q extends Question, R> JsonNode answer(Asked<Q, R> asked, PgSource source) {
        R result = asked.kind()
                .answer(asked.question(), new Data(new StreamedJourneys(source), source), Work.unobserved());
        return asked.kind().json(asked.question(), result);
    }
}
