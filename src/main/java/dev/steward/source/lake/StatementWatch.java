package dev.steward.source.lake;

import dev.steward.model.Work;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a running statement from another thread: says how far it is, and says a cancel again that DuckDB has not heard
 * because it came between preparing and executing.
 */
final class StatementWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatementWatch.class);
    private static final long EVERY_MILLIS = 25;
    private static final ScheduledExecutorService WATCHMAN = Executors.newSingleThreadScheduledExecutor(
            look -> Thread.ofPlatform().daemon().name("statement watch").unstarted(look));

    private final @Nullable Future<?> looking;

    private StatementWatch(@Nullable Future<?> looking) {
        this.looking = looking;
    }

    /** Watches until it is closed; work that nobody observes needs no watch. */
    static StatementWatch over(DuckDBPreparedStatement statement, Work work) {
        return new StatementWatch(
                work == Work.unobserved()
                        ? null
                        : WATCHMAN.scheduleWithFixedDelay(
                                () -> look(statement, work), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void look(DuckDBPreparedStatement statement, Work work) {
        try {
            if (work.cancelled()) {
                statement.cancel();
                return;
            }
            QueryProgress progress = statement.getQueryProgress();
            if (progress.getPercentage() >= 0) {
                work.progress(progress.getPercentage() / 100, "");
            }
        } catch (SQLException ended) {
            LOG.trace("Nothing left to watch", ended);
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(false);
        }
    }
}
