package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.ingest.OfflineReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code steward offline refresh}: what is new where a lake was taken from. */
@Command(
        name = "refresh",
        header = "Bring what has come into the warehouse since a lake was taken from it.",
        description = {
            "New rows are known by a number that the table gives out itself (an identity or serial key), or where it has none by"
                    + " their time. Rows that were changed or deleted meanwhile are not noticed: take the table offline anew into"
                    + " another folder to see them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward offline refresh ~/shop"})
final class OfflineRefreshCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "LAKE", description = "A lake that was taken from a warehouse.")
    private Path lake;

    OfflineRefreshCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            OfflineReport report = session.progress()
                    .run(
                            "Bringing what is new",
                            work -> steward.offline()
                                    .refresh(lake, Optional.empty(), System.getProperty("user.name", ""), work));
            new OfflineWords(session.console()).print(report, lake);
            return Exit.DONE;
        }
    }
}
