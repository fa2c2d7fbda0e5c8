package dev.steward.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code steward person add}: one of the two signatures with which somebody joins. */
@Command(
        name = "add",
        header = "Sign that somebody joins, or gets a new key; with the second signature it is so.",
        description = {
            "The file is what steward person key has written. Two people of the roster sign it, one after the other."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward person add cy.json --as ana --passphrase-env ANA",
            "  steward person add cy.json --as bo --passphrase-env BO"
        })
final class PersonAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "What the person has written with steward person key.")
    private Path file;

    @Mixin
    private ActorOptions actor;

    PersonAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return SignCommand.sign(session, file, actor);
    }
}
