package dev.steward.source.warehouse;

import dev.steward.files.BundledFiles;
import dev.steward.model.Cancelled;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the queries that come with a schema. Only reads: every statement runs in a READ ONLY transaction of its own with
 * a time limit, and is cancelled on the server when its work is.
 */
public final class PgMeasure implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PgMeasure.class);
    private static final int RUNS = 7;

    /**
     * How long a query took, once it had run before.
     *
     * @param median of several runs, in seconds, with all rows fetched; {@code worst} the longest of them
     */
    public record Timing(double median, double worst, PgPlan plan) {}

    private final SavedConnection target;
    private final Telling telling;
    private final Connection connection;
    private final Work work;
    private final Work.Handle watch;

    /**
     * Connects.
     *
     * @throws dev.steward.model.SourceUnavailable when the way there is barred
     */
    public PgMeasure(SavedConnection target, Supplier<String> password, StatementLog log, Work work) {
        this.target = target;
        this.telling = new Telling(log, target);
        this.work = work;
        try {
            connection = new Login(target, password).getConnection();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
        watch = work.onCancel(this::cancel);
    }

    /** The queries of a schema's folder, such as {@code sessions/bench/dashboard/}, not those of folders in it, by name. */
    public static List<String> queries(String folder) {
        return BundledFiles.in(SchemaScripts.FOLDER).entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith(folder) && file.getKey().indexOf('/', folder.length()) < 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** One query that comes with a schema, such as {@code sessions/bench/metric.sql}. */
    public static String query(String file) {
        return Objects.requireNonNull(BundledFiles.in(SchemaScripts.FOLDER).get(file), file);
    }

    /** Runs a query until it is warm, then several times, and asks for its plan. */
    public Timing measure(String query) {
        run(query);
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long started = System.nanoTime();
            run(query);
            seconds[i] = (System.nanoTime() - started) / 1e9;
        }
        Arrays.sort(seconds);
        return new Timing(
                seconds[RUNS / 2],
                seconds[RUNS - 1],
                PgPlan.of(String.join("\n", run("explain (analyze, format json) " + query))));
    }

    /** How many rows of a table the role may read. */
    public long rows(String table) {
        return Long.parseLong(run("select count(*) from " + table).getFirst());
    }

    /** The first column of all rows. */
    private List<String> run(String sql) {
        work.checkCancelled();
        Instant at = Instant.now();
        long started = System.nanoTime();
        String outcome = "fault";
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set local statement_timeout = " + target.statementTimeout().toMillis());
            List<String> first = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    first.add(String.valueOf(rows.getString(1)));
                }
            }
            connection.rollback();
            outcome = StatementLog.OK;
            return first;
        } catch (SQLException failed) {
            if (work.cancelled()) {
                throw new Cancelled();
            }
            throw PgFailures.translate(failed, target);
        } finally {
            telling.script(sql, at, Duration.ofNanos(System.nanoTime() - started), outcome);
        }
    }

    private void cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException ended) {
            LOG.debug("Nothing left to cancel", ended);
        }
    }

    @Override
    public void close() {
        watch.close();
        try {
            connection.close();
        } catch (SQLException gone) {
            LOG.debug("The connection had ended", gone);
        }
    }
}
