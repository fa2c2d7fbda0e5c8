package dev.steward.governance.gate;

import dev.steward.governance.plan.Plan;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;

/** Where a policy is applied. */
public sealed interface Place {
    /** A folder. */
    record Lake(Path folder) implements Place {}

    /** A database; its table, with its mapping, is where the events are that a policy about events means. */
    record Database(SavedConnection connection) implements Place {}

    /** Whether a plan is about this place. */
    default boolean holds(Plan.Target target) {
        return switch (this) {
            case Lake(Path folder) ->
                target.table().isEmpty()
                        && Path.of(target.path()).equals(folder.toAbsolutePath().normalize());
            case Database(SavedConnection here) -> {
                if (target.table().isEmpty()) {
                    yield false;
                }
                SavedConnection there = ConnectionUrl.parse(target.path());
                yield there.host().equals(here.host())
                        && there.port() == here.port()
                        && there.database().equals(here.database());
            }
        };
    }

    static Place lake(Path folder) {
        return new Lake(folder);
    }

    /** Names it to people. */
    default String title() {
        return switch (this) {
            case Lake(Path folder) -> folder.toString();
            case Database(SavedConnection connection) -> connection.title();
        };
    }
}
