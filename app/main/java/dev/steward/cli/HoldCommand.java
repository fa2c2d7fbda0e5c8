package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward hold}: records that nobody may remove. */
@Command(
        name = "hold",
        header = "Keep the records of some people, whatever a policy says.",
        description = {
            "For a lawsuit or an audit. A hold is in force at once, for plans that are approved already too. Only two people together release it."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward hold place case-17 --people ids.txt --reason \"lawsuit\" --as bo --passphrase-env BO",
            "  steward hold list",
            "  steward hold release case-17 --reason \"settled\" --out release.json --as bo --passphrase-env BO",
            "  steward sign release.json --as ana --passphrase-env ANA"
        })
final class HoldCommand {
    private HoldCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new HoldCommand())
                .addSubcommand(new HoldPlaceCommand(session))
                .addSubcommand(new HoldListCommand(session))
                .addSubcommand(new HoldReleaseCommand(session));
    }
}
