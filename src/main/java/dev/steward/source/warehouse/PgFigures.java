package dev.steward.source.warehouse;

import dev.steward.files.BundledFiles;
import dev.steward.model.BadInput;
import dev.steward.model.StatementLog;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import dev.steward.model.Work;
import dev.steward.workspace.SavedConnection;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key figures that come with a schema, each a query whose first line says what it counts. Only reads. */
public final class PgFigures {
    private final SavedConnection target;
    private final Login login;
    private final Telling telling;

    public PgFigures(SavedConnection target, Supplier<String> password, StatementLog log) {
        this.target = target;
        this.login = new Login(target, password);
        this.telling = new Telling(log, target);
    }

    /** The schemas that come with key figures, sorted. */
    public static List<String> schemas() {
        return BundledFiles.in(SchemaScripts.FOLDER).keySet().stream()
                .filter(path -> path.contains("/kpis/"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
    }

    /**
     * Every figure of a schema as a table, whose title says what it counts, sorted by name.
     *
     * @throws BadInput when the schema comes with none, is not set up, or the role may not read it
     */
    public List<Table> of(String schema, Work work) {
        String folder = schema + "/kpis/";
        List<String> queries = BundledFiles.in(SchemaScripts.FOLDER).entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder))
                .map(java.util.Map.Entry::getValue)
                .toList();
        if (queries.isEmpty()) {
            throw new BadInput(
                    "warehouse.no-figures",
                    "There are no key figures of a schema \"" + schema + "\".",
                    "Name one that holds data, such as petforce.");
        }
        try (Connection connection = login.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (Statement set = connection.createStatement()) {
                set.execute("set local statement_timeout = "
                        + target.statementTimeout().toMillis());
                set.execute("set local search_path = \"" + schema + "\", pg_temp");
            }
            List<Table> tables = new ArrayList<>();
            for (String query : queries) {
                work.checkCancelled();
                tables.add(ask(connection, query));
            }
            connection.rollback();
            return tables;
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
    }

    private Table ask(Connection connection, String query) throws SQLException {
        Instant at = Instant.now();
        long started = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData known = result.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int column = 1; column <= known.getColumnCount(); column++) {
                String name = known.getColumnLabel(column);
                columns.add(new Column(name, name.replace('_', ' '), type(known.getColumnTypeName(column))));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= columns.size(); column++) {
                    row.add(cell(result, column, columns.get(column - 1).type()));
                }
                rows.add(row);
            }
            telling.script(query, at, Duration.ofNanos(System.nanoTime() - started), StatementLog.OK);
            return new Table(title(query), columns, rows);
        }
    }

    private static String title(String query) {
        return query.lines().findFirst().orElse("").replaceFirst("^--\\s*", "");
    }

    private static Type type(String sql) {
        return switch (sql) {
            case "int2", "int4", "int8" -> Type.COUNT;
            case "numeric", "float4", "float8" -> Type.NUMBER;
            case "timestamptz" -> Type.INSTANT;
            default -> Type.TEXT;
        };
    }

    private static @Nullable Object cell(ResultSet result, int column, Type type) throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case COUNT -> result.getLong(column);
            case NUMBER -> new BigDecimal(result.getString(column)).doubleValue();
            case INSTANT -> result.getObject(column, OffsetDateTime.class).toInstant();
            default -> result.getString(column);
        };
    }
}
