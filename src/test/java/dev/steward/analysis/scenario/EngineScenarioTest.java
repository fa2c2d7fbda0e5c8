package dev.steward.analysis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analysis.EngineData;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.Question;
import dev.steward.analysis.trends.TrendsKind;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The worked examples of questions that an engine computes, over files that a real engine reads. */
class EngineScenarioTest {
    private static final List<String> FAMILIES = List.of("trends");
    private static final Kinds KINDS = new Kinds(List.of(new TrendsKind()));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> ownScenarios() throws URISyntaxException, IOException {
        URL url = Objects.requireNonNull(EngineScenarioTest.class.getResource("/scenarios"));
        List<DynamicTest> tests = new java.util.ArrayList<>();
        for (String family : FAMILIES) {
            try (Stream<Path> files = Files.list(Path.of(url.toURI()).resolve(family))) {
                files.sorted()
                        .forEach(file -> tests.add(
                                DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file))));
            }
        }
        return tests.stream();
    }

    private void run(Path file) throws IOException {
        Scenario scenario =
                Scenario.parse(Files.readString(file), file.getFileName().toString());
        Asked<?, ?> asked = KINDS.read(scenario.query());
        assertThat(Comparison.of(scenario.expected(), answer(asked, scenario)).differences())
                .as(scenario.what())
                .isEmpty();
        Asked<?, ?> again = KINDS.parse(asked.definition().toString());
        assertThat((Object) again.question())
                .as("read back from %s", asked.definition())
                .isEqualTo(asked.question());
    }

    private <Q extends Question, R> JsonNode answer(Asked<Q, R> asked, Scenario scenario) throws IOException {
        List<PlainEvent> events = scenario.events().stream()
                .map(event -> new PlainEvent(event.user(), event.event(), Times.micros(event.at()), event.values()))
                .toList();
        try (EngineData engine = EngineData.of(events, Files.createTempDirectory(folder, "scenario"))) {
            R result = asked.kind().answer(asked.question(), engine.data(), Work.unobserved());
            return asked.kind().json(asked.question(), result);
        }
    }
}
