package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.demo.DemoSize;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward bench}: how Steward fares on this machine. */
@Command(
        name = "bench",
        header = "Measure how Steward fares on this machine.",
        description = {
            "--ui opens the window on a source, goes through its screens by itself, and says how long the window ever kept"
                    + " something waiting: its longest pause while questions were answered."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward bench --ui", "  steward bench --ui --source ~/lake"})
final class BenchCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--ui", required = true, description = "Measure the pauses of the window.")
    private boolean ui;

    @Option(
            names = "--source",
            paramLabel = "PATH",
            description = "A lake, a folder or a file (default: the demo lake, which is made when it is not there).")
    private Optional<Path> source;

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.needWindow();
        try (Steward steward = session.start()) {
            Path measured = source.orElseGet(() ->
                    session.progress().run("Making the demo lake", work -> steward.demo(DemoSize.STANDARD, work)));
            Session.Stillness still = session.window().measure(steward, measured);
            session.console()
                    .out()
                    .printf(
                            Locale.ROOT,
                            "The window's longest pause was %.0f ms; half of %d were under %.1f ms, 99 %% under %.0f ms.%n",
                            still.longest(),
                            still.beats(),
                            still.median(),
                            still.nearlyAll());
        }
        return Exit.DONE;
    }
}
