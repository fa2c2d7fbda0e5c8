package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward policy}: how long things are kept, as somebody wrote it down. */
@Command(
        name = "policy",
        header = "Keep and check retention policies: how long events stay, and what is excepted.",
        description = {
            "A policy is a YAML file; docs/retention.md describes it field by field. It removes nothing by itself, and nothing goes by it before two"
                    + " people have signed it."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward policy lint raw-events.yaml",
            "  steward policy add raw-events.yaml --out decision.json --as ana --passphrase-env ANA",
            "  steward sign decision.json --as bo --passphrase-env BO",
            "  steward policy list",
            "  steward policy show raw-events",
            "  steward policy remove raw-events --reason \"the shop has closed\" --out end.json --as ana --passphrase-env ANA"
        })
final class PolicyCommand {
    private PolicyCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new PolicyAddCommand(session))
                .addSubcommand(new PolicyLintCommand(session))
                .addSubcommand(new PolicyListCommand(session))
                .addSubcommand(new PolicyShowCommand(session))
                .addSubcommand(new PolicyRemoveCommand(session));
    }
}
