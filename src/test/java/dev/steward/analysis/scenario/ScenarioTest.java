package dev.steward.analysis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.EveryKind;
import dev.steward.analysis.Kinds;
import dev.steward.analysis.Kinds.Asked;
import dev.steward.analysis.PlainData;
import dev.steward.analysis.Question;
import dev.steward.journey.PlainEvent;
import dev.steward.journey.PlainJourneys;
import dev.steward.model.Times;
import dev.steward.model.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every worked example: those of this project, and those of a folder beside it where there is one. */
class ScenarioTest {
    private static final List<String> FAMILIES = List.of(
            "funnel",
            "retention",
            "lifecycle",
            "stages",
            "segment",
            "churn",
            "experiment",
            "attribution",
            "paths",
            "stickiness",
            "sessions");
    private static final Kinds KINDS = EveryKind.kinds();

    @TestFactory
    Stream<DynamicTest> ownScenarios() throws URISyntaxException {
        URL folder = Objects.requireNonNull(ScenarioTest.class.getResource("/scenarios"));
        return scenarios(Path.of(folder.toURI()));
    }

    @TestFactory
    Stream<DynamicTest> scenariosBesideTheProject() {
        Path folder =
                Path.of(Optional.ofNullable(System.getenv("STEWARD_SCENARIOS")).orElse("../../shared/scenarios"));
        if (!Files.isDirectory(folder)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "no folder of further scenarios at "
                            + folder.toAbsolutePath().normalize(),
                    () -> org.junit.jupiter.api.Assumptions.abort("set STEWARD_SCENARIOS to run further scenarios")));
        }
        return scenarios(folder);
    }

    private static Stream<DynamicTest> scenarios(Path folder) {
        return FAMILIES.stream()
                .flatMap(family -> files(folder.resolve(family)))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of(); // of some families there are only our own
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void run(Path file) throws IOException {
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

    private static <Q extends Question, R> JsonNode answer(Asked<Q, R> asked, Scenario scenario) {
        PlainJourneys journeys = new PlainJourneys(scenario.events().stream()
                .map(event -> new PlainEvent(event.user(), event.event(), Times.micros(event.at()), event.values()))
                .toList());
        R result = asked.kind().answer(asked.question(), PlainData.of(journeys), Work.unobserved());
        return asked.kind().json(asked.question(), result);
    }
}
