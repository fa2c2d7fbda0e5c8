package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.archive.Archive;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code steward archive}: what was removed and is kept, sealed. */
@Command(
        name = "archive",
        header = "List and check archives of what was removed.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  steward archive list", "  steward archive verify 3f2a90c1d2e4b5f6"})
final class ArchiveCommand {
    private ArchiveCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new ArchiveCommand())
                .addSubcommand(new ListThem(session))
                .addSubcommand(new Verify(session));
    }

    /** {@code steward archive list}. */
    @Command(
            name = "list",
            header = "List the archives of this home, newest first.",
            footerHeading = "%nExamples:%n",
            footer = {"  steward archive list"})
    static final class ListThem implements Callable<Integer> {
        private final Session session;

        ListThem(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            try (Steward steward = session.start()) {
                List<Archive> all = steward.governance().archives().all();
                if (all.isEmpty()) {
                    session.console().out().println("There are no archives.");
                    return Exit.DONE;
                }
                Pretty.print(
                        new Table(
                                "Archives",
                                List.of(
                                        new Column("archive", "Archive", Type.TEXT),
                                        new Column("policy", "Policy", Type.TEXT),
                                        new Column("from", "From", Type.TEXT),
                                        new Column("files", "Files", Type.COUNT),
                                        new Column("rows", "Rows", Type.COUNT),
                                        new Column("made", "Made", Type.INSTANT),
                                        new Column("until", "Kept until", Type.TEXT)),
                                all.stream()
                                        .map(archive -> List.<Object>of(
                                                archive.id(),
                                                archive.policy(),
                                                archive.from(),
                                                (long) archive.files().size(),
                                                archive.rows(),
                                                archive.made(),
                                                archive.until()
                                                        .map(Instant::toString)
                                                        .orElse("for ever")))
                                        .toList()),
                        session.console());
                return Exit.DONE;
            }
        }
    }

    /** {@code steward archive verify}. */
    @Command(
            name = "verify",
            header = "Open all of an archive and check every byte.",
            description = {"Ends with 4 when it does not hold."},
            footerHeading = "%nExamples:%n",
            footer = {"  steward archive verify 3f2a90c1d2e4b5f6"})
    static final class Verify implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "ARCHIVE", description = "Its name.")
        private String id;

        Verify(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            try (Steward steward = session.start()) {
                Archive archive = session.progress()
                        .run("Opening", work -> steward.governance().archives().verify(id, work));
                session.console()
                        .out()
                        .println("The archive holds: "
                                + Pretty.many(archive.files().size(), "file", "files") + " with "
                                + Pretty.many(archive.rows(), "row", "rows") + ", each as it was in the lake.");
                return Exit.DONE;
            }
        }
    }
}
