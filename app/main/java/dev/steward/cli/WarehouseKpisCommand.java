package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.model.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward warehouse kpis}: the figures that come with a schema. */
@Command(
        name = "kpis",
        header = "Show the key figures that come with a schema.",
        description = {
            "Asks as the role of the target, so that it sees the rows that this role may see: with no claim that is none."
                    + " Only reads."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  steward warehouse kpis --target postgresql://ana@localhost/analytics --schema petforce"})
final class WarehouseKpisCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private TargetOption target;

    @Option(names = "--schema", required = true, paramLabel = "SCHEMA", description = "Its name.")
    private String schema;

    WarehouseKpisCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<Table> figures = session.progress()
                    .run(
                            "Asking",
                            work -> steward.warehouse(target.connection()).figures(schema, work));
            for (Table figure : figures) {
                session.console().out().println(session.console().outInk().bold(figure.title()));
                Pretty.print(figure, session.console());
                session.console().out().println();
            }
            return Exit.DONE;
        }
    }
}
