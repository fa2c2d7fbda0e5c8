package dev.steward.source.warehouse;

import dev.steward.model.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a statement on the server when its work is cancelled. Again and again until it is closed, since a cancel that comes
 * before its statement hits nothing.
 */
final class CancelWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CancelWatch.class);
    private static final long LOOK_MILLIS = 25;
    private static final ScheduledExecutorService WATCHMAN = Executors.newSingleThreadScheduledExecutor(
            look -> Thread.ofPlatform().daemon().name("warehouse watch").unstarted(look));

    /** Stops it. */
    interface Stop {
        void now() throws SQLException;
    }

    private final Future<?> watch;

    private CancelWatch(Future<?> watch) {
        this.watch = watch;
    }

    static CancelWatch over(Work work, Stop stop) {
        return new CancelWatch(WATCHMAN.scheduleWithFixedDelay(
                () -> look(work, stop), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Stops whatever the connection is asked meanwhile. */
    static CancelWatch over(Work work, Connection connection) {
        return over(work, () -> connection.unwrap(PGConnection.class).cancelQuery());
    }

    private static void look(Work work, Stop stop) {
        if (work.cancelled()) {
            try {
                stop.now();
            } catch (SQLException ended) {
                LOG.debug("Nothing left to cancel", ended);
            }
        }
    }

    @Override
    public void close() {
        watch.cancel(false);
    }
}
