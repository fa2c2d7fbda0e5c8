package dev.steward.governance.gate;

import dev.steward.governance.plan.Plan;
import dev.steward.workspace.ConnectionUrl;
import dev.steward.workspace.SavedConnection;
import java.nio.file.Path;
import java.util.List;

/** What somebody asks a plan for. */
public sealed interface Place {
    /** A folder. */
    record Lake(Path folder) implements Place {}

    /** A database; its table, with its mapping, is where the events are that a policy about events means. */
    record Database(SavedConnection connection) implements Place {}

    /**
     * The archives of this home.
     *
     * @param named only these; empty: all whose time is over
     */
    record Archives(List<String> named) implements Place {
        public Archives {
            named = List.copyOf(named);
        }
    }

    /** Whether a plan is about this place. */
    default boolean holds(Plan.Target target) {
        return leadsTo(target.path(), target.table().isPresent());
    }

    /**
     * Whether this is the lake or the database of a path, whichever table or role it names.
     *
     * @param database whether the path is an address of one
     */
    default boolean leadsTo(String path, boolean database) {
        return switch (this) {
            case Lake(Path folder) ->
                !database && Path.of(path).equals(folder.toAbsolutePath().normalize());
            case Archives _ -> false;
            case Database(SavedConnection here) -> {
                if (!database) {
                    yield false;
                }
                SavedConnection there = ConnectionUrl.parse(path);
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
            case Archives _ -> "the archives of this home";
            case Database(SavedConnection connection) -> connection.title();
        };
    }
}
