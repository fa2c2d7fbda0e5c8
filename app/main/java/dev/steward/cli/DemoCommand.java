package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.demo.DemoSize;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward demo}: something to look at within seconds. */
@Command(
        name = "demo",
        header = "Make the demo lake, a year of a pet-care app, and open it.",
        description = {
            "The lake is the same on every machine, and is made once. Without a window, asked for or for want of a display, the"
                    + " answers to a question of every kind are printed, and drawn into files."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward demo",
            "  steward demo --no-window",
            "  steward demo --no-window --people 200000      ten times the people, for measuring"
        })
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--no-window", description = "Print and draw instead of opening the window.")
    private boolean noWindow;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "How many people the lake has, each with some 75 events (default: 20000).")
    private Optional<Integer> people;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DemoSize size = people.map(DemoSize::new).orElse(DemoSize.STANDARD);
        Optional<NoWindow> obstacle =
                noWindow ? Optional.empty() : session.display().obstacle();
        obstacle.ifPresent(session.complaint()::note);
        boolean tour = noWindow || obstacle.isPresent();
        Path lake;
        try (Steward steward = session.start()) {
            lake = session.progress().run("Making the demo lake", work -> steward.demo(size, work));
            if (tour) {
                new DemoTour(session, steward, lake).run();
            }
        }
        if (!tour) {
            session.openWindow(Optional.of(lake));
        }
        return Exit.DONE;
    }
}
