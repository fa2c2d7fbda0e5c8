package dev.steward.cli;

import dev.steward.governance.people.Matter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward person leave}: somebody goes. */
@Command(
        name = "leave",
        header = "Ask that somebody leaves: your signature, and a file for a second one.",
        description = {
            "What the person has signed so far stays as it is; plans and approvals of theirs open nothing any more."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward person leave cy --out cy-leaves.json --as ana --passphrase-env ANA"})
final class PersonLeaveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PERSON", description = "Who leaves.")
    private String person;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the second signature.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    PersonLeaveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Proposing.propose(session, new Matter.Leave(person), out, actor);
    }
}
