package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.steward.audit.StatementQueue.Logged;
import dev.steward.audit.StatementQueue.Sink;
import dev.steward.model.StatementLog.Statement;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table in which a warehouse itself keeps what was asked of it ({@code governance.warehouse_audit_logs}), where there is one and the
 * role may add to it. Its connection does nothing but insert. What cannot be kept there is kept by the other sinks alone: a
 * standby, a table that is not there or a right that is missing never reaches a question.
 */
final class AuditTable implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTable.class);
    private static final String TABLE = "warehouse_audit_logs";
    private static final String SCHEMA = "governance";
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Login login;
    private final String title;
    private Way way = Way.UNKNOWN;
    private Instant notBefore = Instant.MIN;
    private @Nullable Connection connection;

    private enum Way {
        UNKNOWN,
        OPEN,
        /** Looked for, and not there: not looked for again while the source is open. */
        NONE
    }

    AuditTable(SavedConnection target, Supplier<String> password) {
        this.login = new Login(target, password);
        this.title = target.title();
    }

    @Override
    public void add(Logged logged) {
        if (way == Way.NONE || Instant.now().isBefore(notBefore)) {
            return;
        }
        try {
            DSLContext sql = DSL.using(Pool.configuration(connected()));
            if (way == Way.UNKNOWN) {
                way = mayInsert(sql) ? Way.OPEN : Way.NONE;
            }
            if (way == Way.OPEN) {
                insert(sql, logged);
            } else {
                close();
            }
        } catch (SQLException | DataAccessException failed) {
            LOG.warn("Statements are not kept in {} of {} for a while: {}", TABLE, title, failed.getMessage());
            notBefore = Instant.now().plus(PAUSE);
            close();
        }
    }

    private Connection connected() throws SQLException {
        Connection known = connection;
        if (known == null || known.isClosed()) {
            known = login.getConnection();
            connection = known;
        }
        return known;
    }

    /** Neither a standby nor a role that is set to read only can be written to. */
    private static boolean mayInsert(DSLContext sql) {
        return sql.fetchExists(DSL.selectOne()
                .from(table(name("pg_catalog", "pg_class")))
                .where(condition(
                        "oid = to_regclass({0}) and has_schema_privilege(relnamespace, 'usage') and has_table_privilege(oid, 'insert')"
                                + " and not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off'",
                        DSL.inline(SCHEMA + "." + TABLE))));
    }

    private static void insert(DSLContext sql, Logged logged) {
        Statement statement = logged.statement();
        sql.insertInto(
                        table(name(SCHEMA, TABLE)),
                        column("user_email"),
                        column("query_text"),
                        column("tables_accessed"),
                        column("rows_returned"),
                        column("executed_at"),
                        column("execution_time_ms"))
                .values(
                        val(logged.person()),
                        val(statement.sql()),
                        val(statement.tables().toArray(String[]::new), SQLDataType.CLOB.array()),
                        val(statement.rows()),
                        cast(val(statement.at().atOffset(ZoneOffset.UTC)), SQLDataType.TIMESTAMPWITHTIMEZONE),
                        val(statement.took().toMillis()))
                .execute();
    }

    private static Field<Object> column(String column) {
        return field(name(column));
    }

    @Override
    public void close() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException lost) {
                LOG.debug("Closed already", lost);
            }
        }
    }
}
