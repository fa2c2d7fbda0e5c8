package dev.steward.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code steward warehouse}: what Steward sets up in a database. */
@Command(
        name = "warehouse",
        header = "Set up the schemas that come with Steward in a PostgreSQL database, and look after them.",
        description = {
            "The schemas hold tables, views and policies for a warehouse: governance (who may see what, and the records),"
                    + " on which all others depend, and those for data. docs/warehouse.md describes them."
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward warehouse init --target postgresql://owner@localhost/analytics --schema all",
            "  steward warehouse status --target postgresql://owner@localhost/analytics",
            "  steward warehouse seed --target postgresql://owner@localhost/analytics --schema all",
            "  steward warehouse build --target postgresql://owner@localhost/analytics",
            "  steward warehouse kpis --target postgresql://ana@localhost/analytics --schema petforce",
            "  steward warehouse init --help"
        })
final class WarehouseCommand {
    private WarehouseCommand() {}

    static CommandLine with(Session session) {
        return new CommandLine(new WarehouseCommand())
                .addSubcommand(new WarehouseInitCommand(session))
                .addSubcommand(new WarehouseStatusCommand(session))
                .addSubcommand(new WarehouseUndoCommand(session))
                .addSubcommand(new WarehouseSeedCommand(session))
                .addSubcommand(new WarehouseBuildCommand(session))
                .addSubcommand(new WarehouseKpisCommand(session));
    }
}
