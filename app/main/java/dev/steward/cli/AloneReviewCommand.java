package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.governance.alone.Announcement;
import dev.steward.governance.people.Signer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward alone review}: a second person has looked. */
@Command(
        name = "review",
        header = "Sign that you have looked at what somebody carried out alone.",
        description = {
            "Whoever may approve plans or sign decisions may, but for who did it. Look first: steward verify PLAN, steward plan record PLAN,"
                    + " steward archive list."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward alone review alone.json --words \"Looked at the archive: right\" --as bo --passphrase-env BO"
        })
final class AloneReviewCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE|ID", description = "The announcement, or how its id begins.")
    private String word;

    @Option(names = "--words", required = true, paramLabel = "TEXT", description = "What you found.")
    private String words;

    @Mixin
    private ActorOptions actor;

    AloneReviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Announcement announcement = AloneCommand.find(steward.governance(), word);
            Signer signer = actor.unlock(session, steward.governance());
            steward.governance().alone().review(announcement, words, signer);
            session.console()
                    .out()
                    .println(actor.person() + " has reviewed what "
                            + announcement.said().person() + " carried out alone.");
            return Exit.DONE;
        }
    }
}
