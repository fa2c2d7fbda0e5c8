package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward retention}: what a policy would remove, and the plan for it. */
@Command(
        name = "retention",
        header = "See exactly what a policy would remove, and plan it.",
        description = {
            "A preview changes nothing and needs nobody's leave. A plan is the same, signed by who asks for it: somebody else approves it"
                    + " (steward approve), then it is carried out (steward run-plan)."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward retention preview raw-events --source ~/lake",
            "  steward retention plan raw-events --source ~/lake --out plan.json --as ana --passphrase-env ANA"
        })
final class RetentionCommand {
    private RetentionCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new RetentionCommand())
                .addSubcommand(new RetentionPreviewCommand(session))
                .addSubcommand(new RetentionPlanCommand(session));
    }
}
