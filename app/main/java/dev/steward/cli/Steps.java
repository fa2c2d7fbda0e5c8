package dev.steward.cli;

import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.source.Schemas.Step;
import java.util.List;

/** Says which steps of schemas were taken. */
record Steps(Console console) {
    /** @param done what was done with them, and {@code none} what to say when there were none */
    void print(List<Step> steps, String done, String none) {
        if (steps.isEmpty()) {
            console.out().println(none);
            return;
        }
        Pretty.print(
                new Table(
                        done,
                        List.of(
                                new Column("schema", "Schema", Type.TEXT),
                                new Column("version", "Version", Type.TEXT),
                                new Column("step", "Step", Type.TEXT),
                                new Column("millis", "ms", Type.COUNT)),
                        steps.stream()
                                .map(step ->
                                        List.<Object>of(step.schema(), step.version(), step.words(), step.millis()))
                                .toList()),
                console);
        console.out().println(Pretty.many(steps.size(), "step", "steps") + " " + done + ".");
    }
}
