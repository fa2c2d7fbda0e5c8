package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward audit}: what was done with this home, by whom, and whether the record of it is whole. */
@Command(
        name = "audit",
        header = "Show, verify or export the log of what was done, and by whom.",
        description = {
            "Each entry of the log names the hash of the entry before, so that no entry can be changed unseen. Anchors, which are"
                    + " kept elsewhere, show what a chain alone cannot: that its end was cut off, or all of it was written anew."
                    + " docs/audit-format.md says how to check a log without Steward."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward audit list --action import --from 2026-01-01",
            "  steward audit list --plan 3f9c12 --format json",
            "  steward audit verify --anchor audit-march.jsonl",
            "  steward audit export --out audit.jsonl",
            "  steward audit verify --help"
        })
final class AuditCommand {
    private AuditCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new AuditListCommand(session))
                .addSubcommand(new AuditVerifyCommand(session))
                .addSubcommand(new AuditExportCommand(session))
                .addSubcommand(new AuditCheckpointCommand(session));
    }
}
