package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.query;

import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the gate's. Every transaction on it sees all rows or fails ({@code row_security = off}), and writes values in one
 * form, whatever the server or the role has set.
 */
final class PgActs implements Listing, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PgActs.class);
    /** The first version that has such a setting. */
    private static final int TRANSACTION_TIMEOUT = 17;
    /** Texts of values must not depend on whoever looks: their digests are compared. */
    static final List<String> SETTINGS = List.of(
            "row_security = off",
            "standard_conforming_strings = on",
            "search_path = pg_catalog",
            "timezone = 'UTC'",
            "datestyle = 'ISO, YMD'",
            "intervalstyle = 'postgres'",
            "extra_float_digits = 3",
            "bytea_output = 'hex'",
            "lc_monetary = 'C'",
            "jit = off");

    private final SavedConnection target;
    private final Telling telling;
    private final Connection connection;
    private final int version;

    PgActs(SavedConnection target, Supplier<String> password, StatementLog log) {
        this.target = target;
        this.telling = new Telling(log, target);
        try {
            this.connection = new Login(target, password).getConnection();
            connection.setAutoCommit(false);
            this.version = connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
    }

    SavedConnection target() {
        return target;
    }

    /** Begins a transaction that sees one state and changes nothing. */
    void look(Duration limit) {
        begin("isolation level repeatable read, read only", limit, limit);
    }

    /** Begins a transaction that may write; it waits for nobody longer than {@code patience}. */
    void write(Duration limit, Duration patience) {
        begin("isolation level read committed, read write", limit, patience);
    }

    /**
     * The same, of one state: what others have written since ends it (40001), also where the database itself would remove or change rows
     * that point at those that go. That state is the one after the first lock, so no query may come before it.
     */
    void writeOneState(Duration limit, Duration patience) {
        begin("isolation level repeatable read, read write", limit, patience);
    }

    private void begin(String mode, Duration limit, Duration patience) {
        undo();
        ask(Work.unobserved(), sql -> {
            sql.execute(query("set transaction " + mode));
            for (String setting : SETTINGS) {
                sql.execute(query("set local " + setting));
            }
            sql.execute(query("set local statement_timeout = {0}", inline(limit.toMillis())));
            sql.execute(query("set local lock_timeout = {0}", inline(patience.toMillis())));
            // Between two statements files are written.
            sql.execute(query("set local idle_in_transaction_session_timeout = 0"));
            if (version >= TRANSACTION_TIMEOUT) {
                sql.execute(query("set local transaction_timeout = 0"));
            }
            return 0;
        });
    }

    <T> T ask(Work work, Function<DSLContext, T> question) {
        work.checkCancelled();
        try (CancelWatch _ = CancelWatch.over(work, connection)) {
            return question.apply(DSL.using(Pool.configuration(connection).set(telling.listener())));
        } catch (DataAccessException failed) {
            throw failure(Pool.cause(failed), work);
        }
    }

    @Override
    public <T> List<T> list(Select<?> query, Work work, Function<Batch, T> reader) {
        return ask(work, sql -> {
            List<T> rows = new ArrayList<>();
            try (Cursor<?> cursor = sql.fetchLazy(query)) {
                ResultSet result = Objects.requireNonNull(cursor.resultSet());
                ResultBatch row = new ResultBatch(result);
                while (result.next()) {
                    rows.add(reader.apply(row));
                }
                return rows;
            } catch (SQLException failed) {
                throw failure(failed, work);
            }
        });
    }

    /** Hands out the rows of a query, as they come; all its fields are texts. */
    void copy(Select<?> rows, Work work, Copying.Taker taker) {
        Copying.out(connection, rows, telling, failed -> failure(failed, work), work, taker);
    }

    /** Takes lines to be written. */
    interface Lines {
        void fill(Consumer<byte[]> out);
    }

    /** Runs a {@code COPY … FROM STDIN}. */
    void copyIn(Query copy, Work work, Lines lines) {
        Instant begun = Instant.now();
        long started = System.nanoTime();
        String outcome = "fault";
        work.checkCancelled();
        try {
            CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Pool.sql(copy));
            try {
                lines.fill(line -> {
                    work.checkCancelled();
                    try {
                        in.writeToCopy(line, 0, line.length);
                    } catch (SQLException failed) {
                        throw failure(failed, work);
                    }
                });
                in.endCopy();
                outcome = StatementLog.OK;
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        } catch (SQLException failed) {
            Failure failure = failure(failed, work);
            outcome = failure.code();
            throw failure;
        } finally {
            telling.told(copy, begun, 0, Duration.ofNanos(System.nanoTime() - started), outcome);
        }
    }

    /** @throws Failure when it is not known whether the transaction came to its end, too */
    void commit() {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
    }

    void undo() {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            LOG.debug("Nothing left to undo", lost);
        }
    }

    Failure failure(SQLException failed, Work work) {
        LOG.debug("A statement failed", failed);
        return work.cancelled() ? new Cancelled() : PgFailures.translate(failed, target);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException lost) {
            LOG.debug("Closed already", lost);
        }
    }
}
