package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.people.Signer;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward restore}: what was archived comes back, beside the lake or the table. */
@Command(
        name = "restore",
        header = "Write the files of an archive into a new folder, or its rows into a new table.",
        description = {
            "Every byte is checked. The folder can be opened like any other, or imported: steward import DIR --into LAKE. Policies apply to"
                    + " what is imported as to anything else. Rows of a table come back into a new table of their database, each proved to be the"
                    + " one that went; or into a folder, as Parquet of texts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward restore 3f2a90c1d2e4b5f6 --to ~/restored --as ana --passphrase-env ANA",
            "  steward restore 9c1e4b5f63f2a90d --to postgresql://owner@localhost/analytics?table=agents.restored --as ana"
        })
final class RestoreCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ARCHIVE", description = "Its name; steward archive list shows them.")
    private String id;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR|TABLE",
            description =
                    "A new or empty folder, or a new table: postgresql://ROLE@HOST:PORT/DATABASE?table=SCHEMA.TABLE.")
    private String to;

    @Mixin
    private ActorOptions actor;

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            if (ConnectionUrl.is(to)) {
                SavedConnection table = ConnectionUrl.parse(to);
                long rows = session.progress()
                        .run("Restoring", work -> steward.governance().restore(id, table, signer, work));
                session.console()
                        .out()
                        .println(Pretty.many(rows, "row is", "rows are") + " in " + table.schema() + "." + table.table()
                                + ", each as it went.");
                return Exit.DONE;
            }
            Archive archive = session.progress()
                    .run(
                            "Restoring",
                            work -> steward.governance()
                                    .restore(id, Path.of(to).toAbsolutePath().normalize(), signer, work));
            session.console()
                    .out()
                    .println(Pretty.many(archive.files().size(), "file", "files") + " with "
                            + Pretty.many(archive.rows(), "row", "rows") + " are in " + to + ".");
            return Exit.DONE;
        }
    }
}
