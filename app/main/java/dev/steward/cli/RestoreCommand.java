package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.archive.Archive;
import dev.steward.governance.people.Signer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward restore}: what was archived comes back, beside the lake. */
@Command(
        name = "restore",
        header = "Write the files of an archive into a new folder, as they were in their lake.",
        description = {
            "Every byte is checked. The folder can be opened like any other, or imported: steward import DIR --into LAKE. Policies apply to"
                    + " what is imported as to anything else."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward restore 3f2a90c1d2e4b5f6 --to ~/restored --as ana --passphrase-env ANA"})
final class RestoreCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ARCHIVE", description = "Its name; steward archive list shows them.")
    private String id;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "A new or empty folder.")
    private Path to;

    @Mixin
    private ActorOptions actor;

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Signer signer = actor.unlock(session, steward.governance());
            Archive archive = session.progress()
                    .run(
                            "Restoring",
                            work -> steward.governance()
                                    .restore(id, to.toAbsolutePath().normalize(), signer, work));
            session.console()
                    .out()
                    .println(Pretty.many(archive.files().size(), "file", "files") + " with "
                            + Pretty.many(archive.rows(), "row", "rows") + " are in " + to + ".");
            return Exit.DONE;
        }
    }
}
