package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.standing.Standing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup add}: a standing approval that was given in another home. */
@Command(
        name = "add",
        header = "Take a standing approval into this home that was given in another.",
        footerHeading = "%nExamples:%n",
        footer = {"  steward cleanup add standing.json --as ana --passphrase-env ANA"})
final class CleanupAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file, signed by both.")
    private Path file;

    @Mixin
    private ActorOptions actor;

    CleanupAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Standing standing = Standing.read(file);
        try (Steward steward = session.start()) {
            steward.governance().cleanup().standing().take(standing, actor.unlock(session, steward.governance()));
            new CleanupWords(session.console()).print(standing);
            session.console().out().println("It is in force in this home.");
            return Exit.DONE;
        }
    }
}
