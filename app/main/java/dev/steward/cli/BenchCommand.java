package dev.steward.cli;

import dev.steward.BenchReport;
import dev.steward.Steward;
import dev.steward.WarehouseBenchReport;
import dev.steward.files.SafeFiles;
import dev.steward.ingest.demo.DemoSize;
import dev.steward.model.BadInput;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward bench}: how Steward fares on this machine. */
@Command(
        name = "bench",
        header = "Measure how Steward fares on this machine.",
        description = {
            "Measures, in one run on one lake, what DuckDB needs to read the events and to answer a funnel in SQL, and what"
                    + " Steward needs without an index, to build it, and with it. Takes some minutes, on a machine that does"
                    + " nothing else.",
            "With a warehouse as --source, whose schema sessions is filled (\"steward warehouse seed\"), it measures the queries"
                    + " of that schema's design against their targets, with their plans, and questions over its events that"
                    + " are computed in the database. It only reads, as the role of the address.",
            "--ui opens the window on a source instead, goes through its screens by itself, and says how long the window"
                    + " ever kept something waiting: its longest pause while questions were answered. Then it edits a"
                    + " funnel, and says how long it took until the chart of the new answer was painted."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward bench",
            "  steward bench --events 20000000 --out performance.md",
            "  steward bench --source ~/demo-lake --format json",
            "  steward bench --source postgresql://owner@localhost/analytics --out warehouse.md",
            "  steward bench --ui",
            "  steward bench --ui --events 10000000 --format json"
        })
final class BenchCommand implements Callable<Integer> {
    private static final long EVENTS_A_PERSON = 75;
    private static final long DEFAULT_EVENTS = DemoSize.STANDARD.people() * EVENTS_A_PERSON;

    private static final long FEWEST_PEOPLE = 100;

    private final Session session;

    @Option(names = "--ui", description = "Measure the window: its pauses, and how soon it answers.")
    private boolean ui;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description =
                    "A lake with the demo's events (default: a demo lake, which is made when it is not there), or a"
                            + " warehouse: postgresql://ROLE@HOST:PORT/DATABASE.")
    private Optional<String> source;

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "About how many events the demo lake is to have (default: the 1.5 million of \"steward demo\").")
    private Optional<Long> events;

    @Option(names = "--out", paramLabel = "FILE.md", description = "Also write the table into this file.")
    private Optional<Path> out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to print what was measured: table or json (default: ${DEFAULT-VALUE}).")
    private String format;

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!format.equals("table") && !format.equals("json")) {
            throw new BadInput(
                    "usage.format", "\"" + format + "\" is no format of this command.", "Choose table or json.");
        }
        Optional<String> address = source.filter(ConnectionUrl::is);
        if (ui && address.isPresent()) {
            throw new BadInput(
                    "usage.bench",
                    "The window is measured on a lake, not on a warehouse.",
                    "Leave out --ui, or name a lake.");
        }
        if (ui) {
            session.needWindow();
        }
        try (Steward steward = session.start()) {
            if (address.isPresent()) {
                warehouse(steward, ConnectionUrl.parse(address.get(), Optional.of("events")));
                return Exit.DONE;
            }
            Path measured = source.map(Path::of)
                    .orElseGet(
                            () -> session.progress().run("Making the demo lake", work -> steward.demo(size(), work)));
            if (ui) {
                window(steward, measured);
            } else {
                engine(steward, measured);
            }
        }
        return Exit.DONE;
    }

    private DemoSize size() {
        long people = Math.max(FEWEST_PEOPLE, events.orElse(DEFAULT_EVENTS) / EVENTS_A_PERSON);
        return new DemoSize(Math.toIntExact(Math.min(people, Integer.MAX_VALUE)));
    }

    private void engine(Steward steward, Path lake) {
        BenchReport report = session.progress().run("Measuring", work -> steward.bench(lake, work));
        BenchTable table = new BenchTable(report);
        session.console().out().print(format.equals("json") ? table.json() : table.text());
        out.ifPresent(file -> SafeFiles.write(file, table.markdown().getBytes(StandardCharsets.UTF_8)));
    }

    private void warehouse(Steward steward, SavedConnection measured) {
        WarehouseBenchReport report = session.progress().run("Measuring", work -> steward.bench(measured, work));
        WarehouseBenchTable table = new WarehouseBenchTable(report);
        session.console().out().print(format.equals("json") ? table.json() : table.text());
        out.ifPresent(file -> SafeFiles.write(file, table.markdown().getBytes(StandardCharsets.UTF_8)));
    }

    private void window(Steward steward, Path measured) {
        WindowText text = new WindowText(session.window().measure(steward, measured));
        session.console().out().print(format.equals("json") ? text.json() : text.text());
    }
}
