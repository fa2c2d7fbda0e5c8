package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.files.SafeFiles;
import dev.steward.governance.standing.Standing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward cleanup approve}: the second signature. */
@Command(
        name = "approve",
        header = "Sign what somebody else has asked for; from then on it is in force in this home.",
        description = {
            "The file gets the second signature too: in another home steward cleanup add takes it in. Who approves carries nothing out under it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward cleanup approve standing.json --as bo --passphrase-env BO"})
final class CleanupApproveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file that steward cleanup ask has written.")
    private Path file;

    @Mixin
    private ActorOptions actor;

    CleanupApproveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Standing asked = Standing.read(file);
        try (Steward steward = session.start()) {
            new CleanupWords(session.console()).print(asked);
            Standing standing = steward.governance()
                    .cleanup()
                    .standing()
                    .approve(asked, actor.unlock(session, steward.governance()));
            SafeFiles.write(file.toAbsolutePath(), standing.json());
            session.console()
                    .out()
                    .println(actor.person() + " approves this until "
                            + standing.asked().envelope().until()
                            + ", UTC. It can be taken back: steward cleanup revoke " + standing.shortDigest()
                            + " --as " + actor.person());
            return Exit.DONE;
        }
    }
}
