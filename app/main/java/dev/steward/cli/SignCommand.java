package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.files.SafeFiles;
import dev.steward.governance.people.Decision;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Signature;
import dev.steward.governance.policy.ChangedLine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward sign}: one of the two signatures that a decision needs. */
@Command(
        name = "sign",
        header = "Sign a decision that takes two people; with the second signature it is in force.",
        description = {
            "Decisions are files that steward person, steward hold and steward policy have written: who joins, who has which role, which hold ends,"
                    + " which policy is in force. Nobody signs what is about themselves. Of a policy it prints first what would change: steward policy"
                    + " show FILE does so without signing."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward sign release.json --as ana --passphrase-env ANA"})
final class SignCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The decision.")
    private Path file;

    @Mixin
    private ActorOptions actor;

    SignCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return sign(session, file, actor);
    }

    static int sign(Session session, Path file, ActorOptions actor) {
        try (Steward steward = session.start()) {
            Governance governance = steward.governance();
            Decision decision = Decision.read(Travelling.read(file), file.toString());
            if (decision.matter() instanceof Matter.OfPolicy policy) {
                PolicyWords.print(governance, policy, session.console());
                session.console().flush();
            }
            Decision signed = governance.sign(decision, actor.unlock(session, governance));
            SafeFiles.write(file.toAbsolutePath(), signed.json());
            int missing = governance.roster().missing(signed);
            String by = String.join(
                    " and ", signed.by().stream().map(Signature::person).toList());
            String words = ChangedLine.seen(signed.matter().words());
            session.console()
                    .out()
                    .println(
                            missing == 0
                                    ? "In force, signed by " + by + ": to " + words + "."
                                    : by + " signed to " + words
                                            + ". Give the file to a second person: steward sign " + file
                                            + " --as PERSON");
            return Exit.DONE;
        }
    }
}
