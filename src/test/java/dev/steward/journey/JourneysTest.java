package dev.steward.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.workspace.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files through the real engine, streamed and from an index, against plain Java: random questions about random events. */
class JourneysTest {
    private static final long SEED = 20260101;
    private static final int EVENTS = 600;
    private static final int QUERIES = 150;
    private static final Instant START = Instant.parse("2024-03-30T22:00:00Z");

    @TempDir
    Path folder;

    private final RandomJourneys random = new RandomJourneys(new Random(SEED), START, 7);

    @Test
    void handsOutWhatPlainJavaHandsOut() throws IOException {
        List<PlainEvent> events = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            PlainEvent event = random.event();
            events.add(event);
            lines.append(RandomJourneys.line(event)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("events.jsonl"), lines);
        PlainJourneys plain = new PlainJourneys(events);
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")));
                OpenSource source = steward.open(file, Optional.empty(), Work.unobserved())) {
            JourneyIndexes indexes = new JourneyIndexes(folder.resolve("index"), 2);
            indexes.renew(source.reader(), Optional.empty(), Work.unobserved());
            indexes.renew(source.reader(), Optional.of("p"), Work.unobserved());
            assertThat(indexes.ready(source.reader(), Optional.of("p"))).isTrue();
            Refusing refusing = new Refusing(source.reader());
            for (int i = 0; i < QUERIES; i++) {
                JourneyQuery query = random.query();
                Map<String, List<String>> wanted = RandomJourneys.dump(plain, query);
                for (Journeys journeys : List.of(new StreamedJourneys(source.reader()), indexes.journeys(refusing))) {
                    assertThat(RandomJourneys.dump(journeys, query))
                            .as("seed %d, query %d: %s, %s", SEED, i, query, journeys)
                            .isEqualTo(wanted);
                    assertThat(journeys.extent(query, Work.unobserved()))
                            .as("seed %d, query %d: %s, %s", SEED, i, query, journeys)
                            .isEqualTo(plain.extent(query, Work.unobserved()));
                }
            }
        }
    }

    @Test
    void aPropertyThatNoColumnHoldsIsMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), "user,event,ts\nada,open,2024-05-01T10:00:00Z\n");
        JourneyQuery query = new JourneyQuery(
                Optional.empty(), List.of(), TimeRange.ALL, List.of(Matcher.ANY), List.of("nowhere"), true);
        JourneyQuery ofActors = new JourneyQuery(
                Optional.of("nowhere"), List.of(), TimeRange.ALL, List.of(Matcher.ANY), List.of(), true);
        try (Steward steward = Steward.start(Home.in(folder.resolve("home")));
                OpenSource source = steward.open(file, Optional.empty(), Work.unobserved())) {
            JourneyIndexes indexes = new JourneyIndexes(folder.resolve("index"), 2);
            indexes.renew(source.reader(), Optional.empty(), Work.unobserved());
            for (Journeys journeys :
                    List.of(new StreamedJourneys(source.reader()), indexes.journeys(source.reader()))) {
                assertThat(RandomJourneys.dump(journeys, query))
                        .containsEntry("ada", List.of("1714557600000000 open yes -"));
                assertThat(RandomJourneys.dump(journeys, ofActors)).isEmpty();
            }
        }
    }
}
