package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.archive.ArchiveStanding;
import dev.steward.governance.archive.Archives;
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
        header = "List and check archives of what was removed, and ask for their end.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward archive list",
            "  steward archive verify 3f2a90c1d2e4b5f6",
            "  steward archive plan --out plan.json --as ana --passphrase-env ANA"
        })
final class ArchiveCommand {
    private ArchiveCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new ArchiveCommand())
                .addSubcommand(new ListThem(session))
                .addSubcommand(new Verify(session))
                .addSubcommand(new ArchivePlanCommand(session));
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
                Archives archives = steward.governance().archives();
                List<Archive> all = archives.all();
                Instant now = Instant.now();
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
                                        new Column("until", "Kept until", Type.TEXT),
                                        new Column("standing", "Now", Type.TEXT)),
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
                                                        .orElse("for ever"),
                                                words(archives.standing(archive, now))))
                                        .toList()),
                        session.console());
                return Exit.DONE;
            }
        }
    }

    private static String words(ArchiveStanding standing) {
        return switch (standing) {
            case ArchiveStanding.Kept _ -> "kept";
            case ArchiveStanding.Over(Instant since) -> "over since " + since;
            case ArchiveStanding.KeyMissing() -> "key missing";
            case ArchiveStanding.Ending(var end) -> "not destroyed to the end by plan " + end.shortPlan();
            case ArchiveStanding.Destroyed(var end) -> "destroyed on " + end.at() + " by plan " + end.shortPlan();
        };
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
