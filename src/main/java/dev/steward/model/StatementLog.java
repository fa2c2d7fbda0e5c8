package dev.steward.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Is told of every statement that was run in a warehouse, whatever came of it. Telling it is cheap and never fails: a
 * question does not wait for its log. Safe for use by many threads.
 */
@FunctionalInterface
public interface StatementLog {
    /** How a statement ended that did what it should. */
    String OK = "ok";

    /** For who keeps none. */
    StatementLog NONE = _ -> {};

    void ran(Statement statement);

    /**
     * One statement.
     *
     * @param at when it began
     * @param connection what people call the connection, and {@code role} the one it was run as
     * @param sql without any value: where one stood is a question mark
     * @param tables those it names, with their schemas, sorted
     * @param rows how many it returned or changed, as far as it came
     * @param outcome {@link #OK}, or the code of the failure
     */
    record Statement(
            Instant at,
            String connection,
            String role,
            String sql,
            List<String> tables,
            long rows,
            Duration took,
            String outcome) {
        public Statement {
            tables = List.copyOf(tables);
        }
    }
}
