package dev.steward.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.StatementLog;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.warehouse.PgSource;
import dev.steward.testing.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A real PostgreSQL against plain Java: random questions about random events. */
class WarehouseJourneysTest {
    private static final long SEED = 20260102;
    private static final int EVENTS = 600;
    private static final int QUERIES = 200;

    private final RandomJourneys random =
            new RandomJourneys(new Random(SEED), Instant.parse("2024-03-30T22:00:00Z"), 7);

    @Test
    void handsOutWhatPlainJavaHandsOut() throws SQLException {
        List<PlainEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(random.event());
        }
        PlainJourneys plain = new PlainJourneys(events);
        try (Postgres postgres = Postgres.start()) {
            load(postgres, events);
            try (PgSource source = PgSource.open(
                    postgres.connection("Odd \"schema\"", "événements", ""),
                    () -> "",
                    _ -> Optional.empty(),
                    StatementLog.NONE,
                    Work.unobserved())) {
                Journeys journeys = new StreamedJourneys(source);
                for (int i = 0; i < QUERIES; i++) {
                    JourneyQuery query = random.query();
                    Map<String, List<String>> wanted = RandomJourneys.dump(plain, query);
                    assertThat(RandomJourneys.dump(journeys, query))
                            .as("seed %d, query %d: %s", SEED, i, query)
                            .isEqualTo(wanted);
                    assertThat(journeys.extent(query, Work.unobserved()))
                            .as("seed %d, query %d: %s", SEED, i, query)
                            .isEqualTo(plain.extent(query, Work.unobserved()));
                }
            }
        }
    }

    private static void load(Postgres postgres, List<PlainEvent> events) throws SQLException {
        postgres.run(
                "create schema \"Odd \"\"schema\"\"\"",
                "create table \"Odd \"\"schema\"\"\".\"événements\" (\"user\" text, event text, ts timestamptz, properties jsonb)");
        try (Connection connection = postgres.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into \"Odd \"\"schema\"\"\".\"événements\" values (?, ?, ?, ?::jsonb)")) {
            for (PlainEvent event : events) {
                insert.setString(1, event.user());
                insert.setString(2, event.event());
                insert.setObject(3, Times.instant(event.micros()).atOffset(ZoneOffset.UTC));
                insert.setString(
                        4,
                        new JsonMapper()
                                .readTree(RandomJourneys.line(event))
                                .path("properties")
                                .toString());
                insert.execute();
            }
        }
    }
}
