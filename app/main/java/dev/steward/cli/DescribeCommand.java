package dev.steward.cli;

import dev.steward.OpenSource;
import dev.steward.Steward;
import dev.steward.model.Work;
import dev.steward.source.lake.Inspection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code steward describe}: what is in there. */
@Command(
        name = "describe",
        header = "Say what a source holds: events, people, time range, columns, files, first problems.",
        description = "Examples of values are masked where they look like personal data.",
        footerHeading = "%nExamples:%n",
        footer = {"  steward describe --source ~/lake", "  steward describe --source events.csv.gz"})
final class DescribeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private SourceOptions source;

    DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Description description = new Description(session.console());
        try (Steward steward = session.start()) {
            if (!source.isWarehouse()) {
                Inspection inspection =
                        session.progress().run("Looking at the files", work -> steward.inspect(source.path(), work));
                description.files(inspection, source.mapping().orElse(inspection.guess()));
                session.console().flush();
            }
            session.progress().run("Counting", work -> count(steward, work)).accept(description);
            return Exit.DONE;
        }
    }

    /** What is to be printed when the counting has ended. */
    private java.util.function.Consumer<Description> count(Steward steward, Work work) {
        try (OpenSource open = source.open(steward, work)) {
            var overview = open.catalog().overview(work);
            var events = open.catalog().events(work);
            var facts = open.facts();
            return description -> description.events(facts, overview, events);
        }
    }
}
