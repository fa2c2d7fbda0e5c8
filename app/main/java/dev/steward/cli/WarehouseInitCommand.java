package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.source.Schemas.Step;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward warehouse init}: forward. */
@Command(
        name = "init",
        header = "Set up a schema, and governance with it; bring one up to date that is there.",
        description = {
            "Each schema is set up whole or not at all, under a lock. What is there already stays as it is. The role must be"
                    + " allowed to create schemas, and roles where those that policies are written for are missing; they cannot"
                    + " log in. It then owns everything that was made."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward warehouse init --target postgresql://owner@localhost/analytics --schema petforce",
            "  steward warehouse init --target postgresql://owner@db.example.org/analytics?sslmode=verify-full --schema all"
        })
final class WarehouseInitCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private TargetOption target;

    @Option(names = "--schema", required = true, paramLabel = "SCHEMA", description = "Its name, or all.")
    private String schema;

    WarehouseInitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<Step> steps = session.progress()
                    .run(
                            "Setting up",
                            work -> steward.warehouse(target.connection()).init(schema, work));
            new Steps(session.console()).print(steps, "set up", "Everything was set up already.");
            return Exit.DONE;
        }
    }
}
