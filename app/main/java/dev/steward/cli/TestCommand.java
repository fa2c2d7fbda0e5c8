package dev.steward.cli;

import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward test}: scenarios, as a unit test is run. */
@Command(
        name = "test",
        header = "Check that definitions mean what you think: run scenarios.",
        description = {
            "A scenario is a JSON document with a few events, a question (\"query\") and the answer it must give"
                    + " (\"expected\"); docs/definitions.md shows one. The events are imported into a lake that is thrown away"
                    + " afterwards, and the question is asked by the same engine as every other. Of an object in the expected"
                    + " answer only the keys it has are compared, a list in full and in order, numbers within 0.0001.",
            "Ends with 1 when a scenario fails, showing expected and actual; with 2 when a file is no scenario."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward test scenarios/", "  steward test funnel.json retention.json --report junit.xml"})
final class TestCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Scenario files, or folders that are searched for *.json.")
    private List<Path> paths;

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description =
                    "The folder in which the lakes to be thrown away are made (default: the folder for temporary files).")
    private Optional<Path> scratch;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the outcome as JUnit XML, for build servers.")
    private Optional<Path> report;

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Path> files =
                paths.stream().flatMap(TestCommand::scenarios).distinct().toList();
        List<Outcome> outcomes;
        long start = System.nanoTime();
        try (Scratch space = Scratch.in(scratch)) {
            outcomes = session.progress().run("Running scenarios", work -> new ScenarioCrew(space, work).run(files));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        report.ifPresent(new JUnitReport(outcomes)::write);
        new Summary(session.console()).print(outcomes, took);
        return Summary.code(outcomes);
    }

    private static Stream<Path> scenarios(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw new BadInput(
                    "scenario.no-such-file",
                    "There is no scenario " + path + ".",
                    "Name scenario files, or folders of them.");
        }
        try (Stream<Path> inside = Files.walk(path)) {
            List<Path> found = inside.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new BadInput(
                        "scenario.none",
                        "The folder " + path + " holds no *.json file.",
                        "Name a folder of scenarios.");
            }
            return found.stream();
        } catch (IOException unreadable) {
            throw new SourceUnavailable(
                    "unreadable-folder",
                    "The folder " + path + " cannot be read: " + unreadable.getMessage() + ".",
                    "Check that you may read it.",
                    unreadable);
        }
    }
}
