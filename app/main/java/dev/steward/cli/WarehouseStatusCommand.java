package dev.steward.cli;

import dev.steward.Steward;
import dev.steward.Warehouse;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.source.Schemas.Applied;
import dev.steward.source.Schemas.Migration;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code steward warehouse status}: how files and database stand to each other. */
@Command(
        name = "status",
        header = "Say which steps of which schema are applied, pending, or not as they should be.",
        description = {
            "Changes nothing. Ends with 1 when something is not as it should be; what is pending is in order."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward warehouse status --target postgresql://owner@localhost/analytics",
            "  steward warehouse status --target postgresql://owner@localhost/analytics --schema petforce"
        })
final class WarehouseStatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private TargetOption target;

    @Option(
            names = "--schema",
            paramLabel = "SCHEMA",
            defaultValue = Warehouse.ALL,
            description = "Its name, or all (default: ${DEFAULT-VALUE}).")
    private String schema;

    WarehouseStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Steward steward = session.start()) {
            List<Status> all = session.progress()
                    .run(
                            "Looking",
                            work -> steward.warehouse(target.connection()).status(schema, work));
            Pretty.print(table(all), session.console());
            all.stream()
                    .filter(Status::untracked)
                    .forEach(status -> session.complaint()
                            .warn("There is a schema " + status.schema()
                                    + " that Steward has not set up, and something is in it."));
            return all.stream().allMatch(WarehouseStatusCommand::inOrder) ? Exit.DONE : Exit.CHECK_FAILED;
        }
    }

    private static boolean inOrder(Status status) {
        return !status.untracked()
                && status.migrations().stream()
                        .allMatch(one -> one.state() == State.APPLIED || one.state() == State.PENDING);
    }

    private static Table table(List<Status> all) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Status status : all) {
            for (Migration one : status.migrations()) {
                List<@Nullable Object> row =
                        new ArrayList<>(List.of(status.schema(), one.version(), one.words(), words(one.state())));
                row.add(one.applied().map(Applied::at).orElse(null));
                row.add(one.applied().map(Applied::role).orElse(null));
                rows.add(row);
            }
        }
        return new Table(
                "Schemas",
                List.of(
                        new Column("schema", "Schema", Type.TEXT),
                        new Column("version", "Version", Type.TEXT),
                        new Column("step", "Step", Type.TEXT),
                        new Column("state", "State", Type.TEXT),
                        new Column("at", "Applied", Type.INSTANT),
                        new Column("role", "By", Type.TEXT)),
                rows);
    }

    private static String words(State state) {
        return switch (state) {
            case PENDING -> "pending";
            case APPLIED -> "applied";
            case EDITED -> "changed after it was applied";
            case ABSENT -> "applied, but unknown to this Steward";
            case SKIPPED -> "never applied, though a later one was";
        };
    }
}
