package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward identities}: which names of a lake belong to one person. */
@Command(
        name = "identities",
        header = "Say which names in a lake belong to the same person, or list what was said.",
        description = {
            "Somebody who logs in has two names: the one the tracker made up, and their own. An identity says that the first,"
                    + " the alias, belongs to the second, the person; from then on all events of the alias count for that"
                    + " person, in every answer. The events themselves stay as they are."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward identities add logins.csv --into ~/lake",
            "  steward identities list --source ~/lake",
            "  steward identities add --help"
        })
final class IdentitiesCommand {
    private IdentitiesCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new IdentitiesCommand())
                .addSubcommand(new IdentitiesAddCommand(session))
                .addSubcommand(new IdentitiesListCommand(session));
    }
}
