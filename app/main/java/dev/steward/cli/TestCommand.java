package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.ScenarioWarehouse;
import dev.steward.model.BadInput;
import dev.steward.model.SourceUnavailable;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
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
            "With a warehouse as --source they are laid out in a schema of their own there, one table each, and asked about where"
                    + " they lie. The role must be allowed to create schemas. The schema is dropped at the end; what a killed run"
                    + " leaves, the runs a day later drop.",
            "Ends with 1 when a scenario fails, showing expected and actual; with 2 when a file is no scenario."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward test scenarios/",
            "  steward test funnel.json retention.json --report junit.xml",
            "  steward test scenarios/ --source 'postgresql://tester@db.example.org/warehouse'"
        })
final class TestCommand implements Callable<Integer> {
    private static final String TITLE = "Running scenarios";
    /** A server has connections for others too; each hand takes one or two. */
    private static final int WAREHOUSE_HANDS = 4;

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Scenario files, or folders that are searched for *.json.")
    private List<Path> paths;

    @Option(
            names = "--source",
            paramLabel = "PLACE",
            description = {
                "The folder in which the lakes to be thrown away are made (default: the folder for temporary files); or a"
                        + " warehouse, postgresql://ROLE@HOST:PORT/DATABASE, whose password is in PGPASSWORD or ~/.pgpass."
            })
    private Optional<String> place;

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
        long start = System.nanoTime();
        Optional<SavedConnection> warehouse =
                place.filter(ConnectionUrl::is).map(address -> ConnectionUrl.parse(address, Optional.of("events")));
        List<Outcome> outcomes =
                warehouse.map(connection -> inWarehouse(connection, files)).orElseGet(() -> inLakes(files));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        report.ifPresent(new JUnitReport(outcomes)::write);
        new Summary(session.console()).print(outcomes, took);
        return Summary.code(outcomes);
    }

    /** Each is little work and much waiting, for the disk to confirm an import: so there are more hands than processors. */
    private List<Outcome> inLakes(List<Path> files) {
        int hands = 2 * Runtime.getRuntime().availableProcessors();
        try (Scratch space = Scratch.in(place.map(Path::of))) {
            return session.progress()
                    .run(TITLE, work -> new ScenarioCrew(hands, () -> new LakeGround(space), work).run(files));
        }
    }

    /** Made and dropped within the job, which Ctrl+C waits for. */
    private List<Outcome> inWarehouse(SavedConnection connection, List<Path> files) {
        try (Steward steward = session.start()) {
            return session.progress().run(TITLE, work -> {
                try (ScenarioWarehouse warehouse = steward.scenarios(connection, work)) {
                    return new ScenarioCrew(WAREHOUSE_HANDS, () -> new WarehouseGround(steward, warehouse), work)
                            .run(files);
                }
            });
        }
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
