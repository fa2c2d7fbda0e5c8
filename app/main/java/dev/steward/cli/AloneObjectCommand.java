package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.people.Signer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward alone object}: it shall not be done. */
@Command(
        name = "object",
        header = "Object to what somebody announced to do alone: it opens nothing any more.",
        description = {
            "Whoever may approve plans or sign decisions may, and who announced it. What has begun stops before its next step; what is done is"
                    + " done."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward alone object alone.json --reason \"I am back tomorrow\" --as bo --passphrase-env BO",
            "  steward alone object 3f9a12 --reason \"I am back tomorrow\" --as bo --passphrase-env BO"
        })
final class AloneObjectCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE|ID", description = "The announcement, or how its id begins.")
    private String word;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it shall not be done.")
    private String reason;

    @Mixin
    private ActorOptions actor;

    AloneObjectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Announcement announcement = AloneCommand.find(steward.governance(), word);
            Signer signer = actor.unlock(session, steward.governance());
            steward.governance().alone().object(announcement, reason, signer);
            session.console()
                    .out()
                    .println("What " + announcement.said().person() + " announced opens nothing any more.");
            return Exit.DONE;
        }
    }
}
