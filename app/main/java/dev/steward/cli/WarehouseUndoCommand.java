package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.source.Schemas.Step;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward warehouse undo}: back, while nothing is in it. */
@Command(
        name = "undo",
        header = "Take an empty schema back that init has set up.",
        description = {
            "Newest step first, whole or not at all. It refuses when any table of the schema holds a row, or another schema needs"
                    + " it. Roles stay. A later init sets it up again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward warehouse undo --target postgresql://owner@localhost/analytics --schema petforce"})
final class WarehouseUndoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private TargetOption target;

    @Option(names = "--schema", required = true, paramLabel = "SCHEMA", description = "Its name.")
    private String schema;

    WarehouseUndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<Step> steps = session.progress()
                    .run(
                            "Taking back",
                            work -> steward.warehouse(target.connection()).undo(schema, work));
            new Steps(session.console()).print(steps, "taken back", "There was nothing to take back.");
            return Exit.DONE;
        }
    }
}
