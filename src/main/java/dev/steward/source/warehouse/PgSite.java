package dev.steward.source.warehouse;

import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.BuildSite.Site;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Runs statements in the transaction of a connection, and tells the log of each. */
record PgSite(Connection connection, Telling telling, Work work) implements Site {
    private static final int MESSAGE = 1 << 16;

    /** What the driver said, on its way to who knows the target. */
    static final class Broken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final SQLException failure;

        Broken(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    private interface Asked<T> {
        T of(Statement statement) throws SQLException;
    }

    @Override
    public long run(String sql) {
        return told(sql, statement -> {
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        });
    }

    @Override
    public boolean any(String query) {
        return told(query, statement -> {
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery(query)) {
                return rows.next();
            }
        });
    }

    @Override
    public long count(String query) {
        String counted = "select count(*) from (" + query + "\n) as counted";
        return told(counted, statement -> {
            try (ResultSet rows = statement.executeQuery(counted)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** All rows of a query, their columns as texts. */
    List<List<String>> rows(String query) {
        return told(query, statement -> {
            try (ResultSet found = statement.executeQuery(query)) {
                List<List<String>> rows = new ArrayList<>();
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.add(String.valueOf(found.getString(column)));
                    }
                    rows.add(row);
                }
                return rows;
            }
        });
    }

    @Override
    public void freed(List<String> tables, Runnable act) {
        new Bulk(this, tables).freed(act);
    }

    @Override
    public void bare(List<String> tables, Runnable fill) {
        new Bulk(this, tables).bare(fill);
    }

    @Override
    public List<String> columns(String table) {
        String query = "select * from " + table + " limit 0";
        return told(query, statement -> {
            try (ResultSet none = statement.executeQuery(query)) {
                ResultSetMetaData known = none.getMetaData();
                List<String> names = new ArrayList<>();
                for (int column = 1; column <= known.getColumnCount(); column++) {
                    names.add(known.getColumnName(column));
                }
                return names;
            }
        });
    }

    @Override
    public void add(String table, List<String> columns, List<List<String>> rows) {
        work.checkCancelled();
        String sql = "insert into " + table + " ("
                + columns.stream().map(PgSite::quoted).collect(Collectors.joining(", "))
                + ") values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        Instant at = Instant.now();
        long started = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (List<String> row : rows) {
                for (int column = 0; column < columns.size(); column++) {
                    // Of no type yet, so that the table's own is taken.
                    insert.setObject(
                            column + 1, row.get(column).isEmpty() ? null : row.get(column), java.sql.Types.OTHER);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new Broken(failed);
        }
        telling.script(sql, at, Duration.ofNanos(System.nanoTime() - started), StatementLog.OK);
    }

    @Override
    public void copy(String table, List<String> columns, List<List<String>> rows) {
        String sql = "copy " + table + " ("
                + columns.stream().map(PgSite::quoted).collect(Collectors.joining(", "))
                + ") from stdin (format csv)";
        told(sql, statement -> {
            CopyIn copy = statement
                    .getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql);
            try {
                StringBuilder lines = new StringBuilder();
                for (List<String> row : rows) {
                    line(row, lines);
                    if (lines.length() >= MESSAGE) {
                        send(lines, copy);
                    }
                }
                send(lines, copy);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private static void send(StringBuilder lines, CopyIn copy) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static void line(List<String> row, StringBuilder lines) {
        for (int column = 0; column < row.size(); column++) {
            if (column > 0) {
                lines.append(',');
            }
            if (!row.get(column).isEmpty()) {
                lines.append('"').append(row.get(column).replace("\"", "\"\"")).append('"');
            }
        }
        lines.append('\n');
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private <T> T told(String sql, Asked<T> asked) {
        work.checkCancelled();
        Instant at = Instant.now();
        long started = System.nanoTime();
        String outcome = "fault";
        try (Statement statement = connection.createStatement()) {
            T answer = asked.of(statement);
            outcome = StatementLog.OK;
            return answer;
        } catch (SQLException failed) {
            outcome = PgFailures.translate(failed, telling.target()).code();
            throw new Broken(failed);
        } finally {
            telling.script(sql, at, Duration.ofNanos(System.nanoTime() - started), outcome);
        }
    }
}
