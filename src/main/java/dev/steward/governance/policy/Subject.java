package dev.steward.governance.policy;

import java.util.Optional;

/** What a policy is about. */
public sealed interface Subject {
    /**
     * Events: of a lake, or of the table that a connection to a database names, by the mapping of that connection.
     *
     * @param project only events of this project, of a lake; empty: of all
     */
    record Events(Optional<String> project) implements Subject {
        @Override
        public String title() {
            return project.map(one -> "events of the project " + one).orElse("events of all projects");
        }
    }

    /**
     * Rows of a table of a database.
     *
     * @param time the column that says how old a row is
     * @param person the column with the id of whom a row is about; empty: the rows are about nobody
     * @param drops whether a partition whose rows all go is dropped as a whole
     */
    record Rows(String schema, String table, String time, Optional<String> person, boolean drops) implements Subject {
        @Override
        public String title() {
            return schema + "." + table;
        }
    }

    /** Names it to people. */
    String title();

    /** As it stands before "stay". */
    default String words() {
        return this instanceof Rows ? "rows of " + title() : title();
    }
}
