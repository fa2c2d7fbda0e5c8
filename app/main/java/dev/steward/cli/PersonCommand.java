package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward person}: who works here. */
@Command(
        name = "person",
        header = "Say who works here, with which roles and keys.",
        description = {
            "Everybody has a key, in a file that their passphrase opens. Two people begin the roster together; afterwards nobody joins,"
                    + " gets a role or another key unless two others sign it. docs/changes.md says what each role may do."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward person init --as ana --passphrase-env ANA --with bo --with-passphrase-env BO",
            "  steward person key --as cy --roles approver --out cy.json --passphrase-env CY",
            "  steward person add cy.json --as ana --passphrase-env ANA",
            "  steward person add cy.json --as bo --passphrase-env BO",
            "  steward person list"
        })
final class PersonCommand {
    private PersonCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new PersonCommand())
                .addSubcommand(new PersonInitCommand(session))
                .addSubcommand(new PersonKeyCommand(session))
                .addSubcommand(new PersonAddCommand(session))
                .addSubcommand(new PersonRolesCommand(session))
                .addSubcommand(new PersonLeaveCommand(session))
                .addSubcommand(new PersonListCommand(session));
    }
}
