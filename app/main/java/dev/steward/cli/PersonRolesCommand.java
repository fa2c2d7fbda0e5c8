package dev.steward.cli;

import dev.steward.governance.people.Matter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code steward person roles}: other roles for somebody. */
@Command(
        name = "roles",
        header = "Ask for other roles for somebody: your signature, and a file for a second one.",
        description = {"The roles named are all that the person has afterwards."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward person roles cy --roles data_engineer --out cy-roles.json --as ana --passphrase-env ANA",
            "  steward sign cy-roles.json --as bo --passphrase-env BO"
        })
final class PersonRolesCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PERSON", description = "Whose roles.")
    private String person;

    @Option(
            names = "--roles",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "The roles from then on.")
    private List<String> roles;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the second signature.")
    private Path out;

    @Mixin
    private ActorOptions actor;

    PersonRolesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Proposing.propose(session, new Matter.Roles(person, RolesOption.parse(roles)), out, actor);
    }
}
