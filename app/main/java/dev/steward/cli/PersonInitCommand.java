package dev.steward.cli;

import dev.steward.Governance;
import dev.steward.Steward;
import dev.steward.governance.people.Matter;
import dev.steward.governance.people.Person;
import dev.steward.governance.people.Signer;
import dev.steward.model.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward person init}: the ceremony with which a roster begins. */
@Command(
        name = "init",
        header = "Begin the roster with two people, who both type their passphrase.",
        description = {
            "Makes a key for each of the two who has none in this home yet, and signs the beginning with both. Each of them needs a role that"
                    + " may sign decisions: privacy_officer, approver or administrator."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward person init --as ana --passphrase-env ANA --with bo --with-passphrase-env BO"})
final class PersonInitCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ActorOptions first;

    @Option(
            names = "--roles",
            split = ",",
            defaultValue = "data_engineer,administrator",
            paramLabel = "ROLE",
            description = "The roles of the first (default: ${DEFAULT-VALUE}).")
    private List<String> firstRoles = List.of();

    @Option(names = "--with", required = true, paramLabel = "PERSON", description = "The second person.")
    private String second;

    @Option(
            names = "--with-roles",
            split = ",",
            defaultValue = "privacy_officer",
            paramLabel = "ROLE",
            description = "The roles of the second (default: ${DEFAULT-VALUE}).")
    private List<String> secondRoles = List.of();

    @Option(
            names = "--with-passphrase-env",
            paramLabel = "VARIABLE",
            description = "The environment variable with the passphrase of the second person's key.")
    private Optional<String> secondVariable;

    PersonInitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            Governance governance = steward.governance();
            if (governance.roster().founded()) {
                throw new BadInput(
                        "person.begun",
                        "The roster has begun already.",
                        "steward person list shows who is here; steward person key and add let others join.");
            }
            Signer one = governance.keys().unlockOrMake(first.person(), first.passphrase(session));
            Signer two =
                    governance.keys().unlockOrMake(second, ActorOptions.passphrase(session, second, secondVariable));
            governance.found(
                    new Matter.Found(List.of(
                            new Person(one.person(), RolesOption.parse(firstRoles), one.key()),
                            new Person(two.person(), RolesOption.parse(secondRoles), two.key()))),
                    one,
                    two);
            session.console().out().println(one.person() + " and " + two.person() + " have begun the roster.");
            PersonListCommand.print(governance.roster(), session.console());
            return Exit.DONE;
        }
    }
}
