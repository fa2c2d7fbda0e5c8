package dev.steward.source.warehouse;

import dev.steward.model.StatementLog;
import dev.steward.source.dialect.Valueless;
import dev.steward.workspace.SavedConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Tells the log what a connection was asked. */
record Telling(StatementLog log, SavedConnection target) {
    private static final int LONGEST = 10_000;

    /** @param outcome {@link StatementLog#OK}, or the code of the failure */
    void told(Query query, Instant at, long rows, Duration took, String outcome) {
        Set<String> tables = new TreeSet<>();
        String sql = Valueless.of(DSL.using(new DefaultConfiguration()
                        .set(SQLDialect.POSTGRES)
                        .set(VisitListener.onVisitStart(part -> {
                            if (part.queryPart() instanceof Table<?> table) {
                                note(table, tables);
                            }
                        })))
                .render(query));
        note(sql, List.copyOf(tables), at, rows, took, outcome);
    }

    private void note(String sql, List<String> tables, Instant at, long rows, Duration took, String outcome) {
        log.ran(new StatementLog.Statement(
                at,
                target.name(),
                target.role(),
                sql.length() > LONGEST ? sql.substring(0, LONGEST) + "…" : sql,
                tables,
                rows,
                took,
                outcome));
    }

    /** Tells of a whole file of statements; which tables it names, its text says. */
    void script(String sql, Instant at, Duration took, String outcome) {
        note(Valueless.of(sql), List.of(), at, 0, took, outcome);
    }

    /** Tells of statements that run to their end at once. */
    ExecuteListener listener() {
        return new Listener(this);
    }

    private static final class Listener implements ExecuteListener {
        private final transient Telling telling;
        private transient Instant at = Instant.EPOCH;
        private long started;

        Listener(Telling telling) {
            this.telling = telling;
        }

        @Override
        public void executeStart(ExecuteContext context) {
            at = Instant.now();
            started = System.nanoTime();
        }

        @Override
        public void end(ExecuteContext context) {
            Query query = context.query();
            if (query != null) {
                SQLException failed = context.sqlException();
                telling.told(
                        query,
                        at,
                        Math.max(0, context.rows()),
                        Duration.ofNanos(System.nanoTime() - started),
                        failed == null
                                ? StatementLog.OK
                                : PgFailures.translate(failed, telling.target).code());
            }
        }
    }

    /** What has a schema is a table of the database; all else is named in the query itself. */
    private static void note(Table<?> table, Set<String> tables) {
        if (table.getQualifiedName().qualified()) {
            tables.add(String.join(".", table.getQualifiedName().getName()));
        }
    }
}
