package dev.steward.app.warehouse;

import dev.steward.source.Schemas;
import dev.steward.source.Schemas.State;
import dev.steward.source.Schemas.Status;
import dev.steward.workspace.SavedConnection;
import dev.steward.workspace.SavedConnection.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What setting up a schema would do, and where: shown before it is done.
 *
 * @param steps in the order in which they are taken
 */
record SetUpPlan(SavedConnection where, String schema, List<Step> steps) {
    /** A step that is pending now. */
    record Step(String schema, String version, String words) {}

    SetUpPlan {
        steps = List.copyOf(steps);
    }

    /** What is pending of the schema, after what is pending of the one on which all depend. */
    static SetUpPlan of(SavedConnection where, String schema, List<Status> known) {
        Stream<String> order = schema.equals(Schemas.BASE) ? Stream.of(schema) : Stream.of(Schemas.BASE, schema);
        return new SetUpPlan(
                where,
                schema,
                order.flatMap(one ->
                                known.stream().filter(status -> status.schema().equals(one)))
                        .flatMap(status -> status.migrations().stream()
                                .filter(step -> step.state() == State.PENDING)
                                .map(step -> new Step(status.schema(), step.version(), step.words())))
                        .toList());
    }

    boolean inProduction() {
        return where.stage() == Stage.PRODUCTION;
    }

    /** Whether it may begin: in production only when somebody has typed the name of the database. */
    boolean mayBegin(String typed) {
        return !steps.isEmpty() && (!inProduction() || typed.strip().equals(where.database()));
    }
}
