package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward cleanup}: what is old goes regularly, under an approval of two people that stands for a while. */
@Command(
        name = "cleanup",
        header = "Remove regularly what a policy lets go, under a standing approval of two people.",
        description = {
            "One person asks for it, another approves: for one version of one policy, one target, a schedule, and an envelope (how many rows,"
                    + " how large a part, until when). Then any scheduler calls steward cleanup run, or the database does it by itself."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward cleanup ask tokens --source postgresql://owner@localhost/app --schedule \"0 2 * * *\" --most-rows 5000"
                    + " --most-percent 10 --until 2027-06-30 --out standing.json --as ana --passphrase-env ANA",
            "  steward cleanup approve standing.json --as bo --passphrase-env BO",
            "  steward cleanup run tokens --source postgresql://owner@localhost/app --as ana --passphrase-env ANA",
            "  steward cleanup status --source postgresql://owner@localhost/app"
        })
final class CleanupCommand {
    private CleanupCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new CleanupCommand())
                .addSubcommand(new CleanupAskCommand(session))
                .addSubcommand(new CleanupApproveCommand(session))
                .addSubcommand(new CleanupAddCommand(session))
                .addSubcommand(new CleanupRevokeCommand(session))
                .addSubcommand(new CleanupRunCommand(session))
                .addSubcommand(new CleanupInstallCommand(session))
                .addSubcommand(new CleanupUninstallCommand(session))
                .addSubcommand(new CleanupStatusCommand(session));
    }
}
