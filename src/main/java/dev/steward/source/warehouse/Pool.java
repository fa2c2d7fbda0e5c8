package dev.steward.source.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that can only read: every statement runs in a READ ONLY transaction of its own, with a time limit, and is
 * cancelled on the server when its work is cancelled. Works through a pooler in transaction mode: nothing is kept on a
 * connection between two transactions, no statement is prepared by name.
 */
final class Pool implements Listing, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);
    private static final int CONNECTIONS = 4;
    private static final int ROWS_A_FETCH = 10_000;
    private static final Duration LEAK = Duration.ofMinutes(30);
    private final SavedConnection target;
    private final Telling telling;
    private final HikariDataSource connections;
    private volatile Optional<Failure> lost = Optional.empty();

    /** @param password asked for at every new connection; empty: the server trusts the role, or ~/.pgpass knows it */
    Pool(SavedConnection target, Supplier<String> password, StatementLog log) {
        this.target = target;
        this.telling = new Telling(log, target);
        HikariConfig config = new HikariConfig();
        config.setDataSource(new Login(target, password));
        config.setPoolName("steward-" + target.database());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setConnectionTimeout(Login.CONNECT.toMillis());
        config.setLeakDetectionThreshold(LEAK.toMillis());
        // The first connection is made by hand, so that what is wrong is said at once and in its own words.
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        connections = new HikariDataSource(config);
    }

    /** Makes one connection outside the pool; throws what is in the way. */
    static void tryOnce(SavedConnection target, Supplier<String> password) {
        try (Connection connection = new Login(target, password).getConnection()) {
            if (!connection.isValid((int) Login.CONNECT.toSeconds())) {
                throw new SQLException("no answer", "08006");
            }
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
    }

    /** How a query reads as SQL, with its values in place; for the explain panel. */
    static String sql(Query query) {
        return SQL.renderInlined(query);
    }

    /** Runs a query and hands out its rows in order, as they come. Bounded memory. The log is told, whatever comes of it. */
    void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
        fetch(query, work, batches, this::run);
    }

    /** How a query is run. */
    private interface Way {
        void run(Select<?> query, Work work, Consumer<Batch> batches);
    }

    private void fetch(Select<?> query, Work work, Consumer<Batch> batches, Way way) {
        work.checkCancelled();
        Instant at = Instant.now();
        long started = System.nanoTime();
        AtomicLong rows = new AtomicLong();
        String outcome = "fault";
        try {
            way.run(query, work, row -> {
                rows.incrementAndGet();
                batches.accept(row);
            });
            outcome = StatementLog.OK;
        } catch (Failure failed) {
            outcome = failed.code();
            throw failed;
        } finally {
            telling.told(query, at, rows.get(), Duration.ofNanos(System.nanoTime() - started), outcome);
        }
    }

    private void run(Select<?> query, Work work, Consumer<Batch> batches) {
        try (State alone = state()) {
            alone.run(query, work, batches);
        }
    }

    /** One connection for some queries, which all see the state that the first of them saw. */
    State state() {
        return new State();
    }

    /** Begun by its first query. A query that fails ends it: those that follow fail, too. */
    final class State implements AutoCloseable {
        private @Nullable Connection connection;
        private boolean allCores = true;

        synchronized void fetch(Select<?> query, Work work, Consumer<Batch> batches) {
            Pool.this.fetch(query, work, batches, this::run);
        }

        /**
         * The same for rows that are few, in any order: they are held here, for the server works on one core alone where rows are
         * taken bit by bit. Should they be many after all, the query is run again.
         */
        synchronized void fetchFew(Select<?> query, Work work, Consumer<Batch> batches) {
            AtomicBoolean few = new AtomicBoolean();
            Pool.this.fetch(
                    FewRows.of(query),
                    work,
                    batches,
                    (asked, _, taker) -> run(asked, work, FewRows.AT_ONCE, rows -> few.set(FewRows.take(rows, taker))));
            if (!few.get()) {
                fetch(query, work, batches);
            }
        }

        private void run(Select<?> query, Work work, Consumer<Batch> batches) {
            run(query, work, ROWS_A_FETCH, rows -> take(rows, work, batches));
        }

        private void run(Select<?> query, Work work, int rowsAFetch, Taking taking) {
            try {
                Connection ready = begun();
                useAllCores(ready, rowsAFetch == FewRows.AT_ONCE);
                read(ready, query, work, rowsAFetch, taking);
                lost = Optional.empty();
            } catch (ResultBatch.Broken broken) {
                throw failure(broken.failure(), work);
            } catch (SQLException failed) {
                Failure said = failure(failed, work);
                if (!work.cancelled() && (connection == null || cutOff(failed))) {
                    lost = Optional.of(said);
                }
                throw said;
            }
        }

        private Connection begun() throws SQLException {
            Connection known = connection;
            if (known == null) {
                known = connections.getConnection();
                connection = known;
                try (Statement statement = known.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read");
                }
                limit(known);
            }
            return known;
        }

        /** Planned for several cores and run on one, a statement takes much longer than need be. */
        private void useAllCores(Connection ready, boolean all) throws SQLException {
            if (allCores != all) {
                try (Statement statement = ready.createStatement()) {
                    statement.execute("set local max_parallel_workers_per_gather " + (all ? "to default" : "= 0"));
                }
                allCores = all;
            }
        }

        @Override
        public synchronized void close() {
            Connection known = connection;
            connection = null;
            if (known != null) {
                try (known) {
                    known.rollback();
                } catch (SQLException lost) {
                    LOG.debug("Nothing left to end", lost);
                }
            }
        }
    }

    /** Why the last query did not reach the server; empty: it did. */
    Optional<Failure> lost() {
        return lost;
    }

    private static boolean cutOff(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        return state.startsWith("08") || state.startsWith("57P0");
    }

    private void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set local statement_timeout = " + target.statementTimeout().toMillis());
        }
    }

    /** What is done with the rows of an answer. */
    private interface Taking {
        void from(ResultSet rows) throws SQLException;
    }

    private static void read(Connection connection, Select<?> query, Work work, int rowsAFetch, Taking taking)
            throws SQLException {
        AtomicReference<@Nullable Statement> running = new AtomicReference<>();
        DSLContext context = DSL.using(configuration(connection)
                .set(new Settings().withFetchSize(rowsAFetch))
                .set(ExecuteListener.onExecuteStart(begun -> running.set(begun.statement()))));
        try (CancelWatch watch = CancelWatch.over(work, () -> cancel(running.get()));
                Cursor<?> cursor = context.fetchLazy(query)) {
            taking.from(Objects.requireNonNull(cursor.resultSet()));
        } catch (DataAccessException failed) {
            throw cause(failed);
        }
    }

    private static void take(ResultSet rows, Work work, Consumer<Batch> batches) throws SQLException {
        ResultBatch row = new ResultBatch(rows);
        for (long taken = 0; rows.next(); taken++) {
            if (taken % ROWS_A_FETCH == 0) {
                work.checkCancelled();
            }
            batches.accept(row);
        }
    }

    static Configuration configuration(Connection connection) {
        return new DefaultConfiguration().set(connection).set(SQLDialect.POSTGRES);
    }

    /** What the driver said. */
    static SQLException cause(DataAccessException failed) {
        SQLException said = failed.getCause(SQLException.class);
        return said == null ? new SQLException(failed.getMessage(), failed) : said;
    }

    private static void cancel(@Nullable Statement statement) throws SQLException {
        if (statement != null) {
            statement.cancel();
        }
    }

    private Failure failure(SQLException failed, Work work) {
        LOG.debug("A statement failed", failed);
        return work.cancelled() ? new Cancelled() : PgFailures.translate(failed, target);
    }

    @Override
    public <T> List<T> list(Select<?> query, Work work, Function<Batch, T> reader) {
        List<T> rows = new ArrayList<>();
        fetch(query, work, row -> rows.add(reader.apply(row)));
        return rows;
    }

    @Override
    public void close() {
        connections.close();
    }
}
