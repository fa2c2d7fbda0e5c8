package dev.steward.source.lake;

import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.Batch;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a {@link DuckEngine}, for one statement at a time. A statement is interrupted when its work is
 * cancelled, and reports how far it is.
 */
public final class DuckSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DuckSession.class);
    private static final DSLContext SQL = DSL.using(SQLDialect.DUCKDB);

    private final DuckDBConnection connection;

    DuckSession(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** How a query reads as SQL, with its values in place; for the explain panel and the log. */
    public static String sql(Query query) {
        return SQL.renderInlined(query);
    }

    /** Runs a statement that yields no rows. */
    public void execute(Query query, Work work) {
        run(query, work, statement -> {
            statement.execute();
            return 0;
        });
    }

    /** Runs a query and hands out its rows in batches, in the query's order, as they come. */
    public void fetch(Query query, Work work, Consumer<Batch> batches) {
        run(query, work, statement -> {
            try (DuckDBChunkedResult result = statement.query()) {
                while (result.nextChunk()) {
                    // Once rows flow, cancelling the statement does nothing: the flag is what stops it.
                    work.checkCancelled();
                    batches.accept(new ChunkBatch(result.chunk(), (int) result.columnCount()));
                }
                return 0;
            }
        });
    }

    /** All rows of a small answer; {@code reader} is given the batch through {@code row}. */
    public <T> List<T> list(Query query, Work work, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        fetch(query, work, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(reader.read(batch, row));
            }
        });
        return rows;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Batch batch, int row);
    }

    /** Appends texts as rows of a one-column table that exists. */
    void append(String table, List<String> values) {
        append(table, values.size(), i -> new String[] {values.get(i)});
    }

    /** Appends rows of texts to a table that exists. */
    void append(String table, int rows, IntFunction<String[]> row) {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (int i = 0; i < rows; i++) {
                appender.beginRow();
                for (String value : row.apply(i)) {
                    appender.append(value);
                }
                appender.endRow();
            }
        } catch (SQLException failed) {
            throw DuckFailures.translate(failed);
        }
    }

    /** Appends rows. */
    interface Filling {
        void fill(DuckDBAppender rows) throws SQLException;
    }

    /** Appends rows to a temporary table of this session. */
    void fillTemporary(String table, Filling filling) {
        try (DuckDBAppender rows = connection.createAppender("temp", DuckDBConnection.DEFAULT_SCHEMA, table)) {
            filling.fill(rows);
        } catch (SQLException failed) {
            throw DuckFailures.translate(failed);
        }
    }

    /** Makes a function of one text known to every session of the engine; it is given null too. */
    void function(String name, UnaryOperator<@Nullable String> function) {
        Function<String, String> plain = function::apply;
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameter(String.class)
                    .withReturnType(String.class)
                    .withFunction(plain)
                    .register(connection);
        } catch (SQLException failed) {
            throw DuckFailures.translate(failed);
        }
    }

    private interface Body {
        int run(DuckDBPreparedStatement statement) throws SQLException;
    }

    private void run(Query query, Work work, Body body) {
        work.checkCancelled();
        String sql = SQL.render(query);
        List<Object> values = SQL.extractBindValues(query);
        long started = System.nanoTime();
        try (DuckDBPreparedStatement statement = (DuckDBPreparedStatement) connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (Work.Handle stop = work.onCancel(() -> cancel(statement));
                    StatementWatch watch = StatementWatch.over(statement, work)) {
                body.run(statement);
            }
        } catch (SQLException failed) {
            throw failure(failed, work);
        } finally {
            LOG.debug("{} ms: {}", (System.nanoTime() - started) / 1_000_000, sql);
        }
    }

    private static Failure failure(SQLException failed, Work work) {
        return work.cancelled() ? new Cancelled() : DuckFailures.translate(failed);
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException ended) {
            LOG.debug("Nothing left to cancel", ended);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            LOG.warn("A DuckDB connection did not close cleanly", failed);
        }
    }
}
