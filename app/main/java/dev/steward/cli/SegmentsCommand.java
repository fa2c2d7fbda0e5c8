package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward segments}: groups of people that filters and breakdowns know by name. */
@Command(
        name = "segments",
        header = "Keep groups of people under names, for filters and breakdowns.",
        description = {
            "A segment is a list of people somebody saved from an answer, or a definition by what people did, which is asked"
                    + " of whatever source is open. A question uses it as the filter {\"segment\": \"NAME\"} and as the breakdown"
                    + " by the property \"segment:NAME\"."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward segments save Regulars regulars.json",
            "  steward segments list",
            "  steward segments delete Regulars"
        })
final class SegmentsCommand {
    private SegmentsCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new SegmentsCommand())
                .addSubcommand(new SegmentsSaveCommand(session))
                .addSubcommand(new SegmentsListCommand(session))
                .addSubcommand(new SegmentsDeleteCommand(session));
    }
}
