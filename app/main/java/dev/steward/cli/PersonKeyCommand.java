package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.governance.people.Decision;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward person key}: somebody makes a key, and a request for two others to sign. */
@Command(
        name = "key",
        header = "Make a key for yourself, and a file with which two others let you join.",
        description = {
            "The key stays in this home; the file holds its public half and may be sent around. Who is in the roster already asks with it"
                    + " for a new key in place of the old one, whose file is put aside."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward person key --as cy --roles approver --out cy.json --passphrase-env CY"})
final class PersonKeyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ActorOptions actor;

    @Option(
            names = "--roles",
            split = ",",
            defaultValue = "analyst",
            paramLabel = "ROLE",
            description = "The roles you ask for (default: ${DEFAULT-VALUE}); the two who sign see them.")
    private List<String> roles = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the two who sign.")
    private Path out;

    PersonKeyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Travelling.free(out);
            Governance governance = steward.governance();
            Decision asked = governance.roster().find(actor.person()).isPresent()
                    ? governance.askForKey(actor.person(), actor.passphrase(session))
                    : governance.askToJoin(actor.person(), RolesOption.parse(roles), actor.passphrase(session));
            Travelling.write(out, asked.json());
            session.console()
                    .out()
                    .println("Your key is made. Two others sign " + out + " to "
                            + asked.matter().words() + ": steward person add " + out + " --as PERSON");
            return Exit.DONE;
        }
    }
}
