package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.ScratchSchema;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep4;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scratch schema in PostgreSQL, over one connection of its own. Its name says by the server's clock when it was made, and
 * its comment that it may go: what lacks either, or belongs to another role, is not ours to sweep.
 */
public final class PgScratch implements ScratchSchema {
    private static final Logger LOG = LoggerFactory.getLogger(PgScratch.class);
    private static final String PREFIX = "steward_test_";
    private static final String STAMP = "YYYYMMDDHH24MISS";
    private static final String NAMES = "^" + PREFIX + "[0-9]{14}_[0-9a-f]{8}$";
    private static final String MARK = "Made by steward test; dropped when it ends, or by a later run.";
    private static final int ROWS_A_STATEMENT = 500;

    /** Work on the connection that belongs to one transaction. */
    private interface Act<T> {
        T on(DSLContext sql);
    }

    private final SavedConnection target;
    private final Login login;
    private final Telling telling;
    private final AtomicInteger tables = new AtomicInteger();
    private final String schema;
    private Connection connection;

    private PgScratch(SavedConnection target, Login login, StatementLog log, Work work) {
        this.target = target;
        this.login = login;
        this.telling = new Telling(log, target);
        try {
            this.connection = connect(login);
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        }
        try {
            sweep();
            schema = create(work);
        } catch (RuntimeException failed) {
            disconnect();
            throw failed;
        }
    }

    /**
     * Opens one; see {@link ScratchSchema.Desk#open}.
     *
     * @param log is told of every statement
     */
    public static ScratchSchema open(SavedConnection target, Supplier<String> password, StatementLog log, Work work) {
        return new PgScratch(target, new Login(target, password), log, work);
    }

    private static Connection connect(Login login) throws SQLException {
        Connection made = login.getConnection();
        made.setAutoCommit(false);
        return made;
    }

    private String create(Work work) {
        String made = once(work, sql -> {
            if (!Boolean.TRUE.equals(sql.fetchValue(
                    field("has_database_privilege(current_database(), 'create')", SQLDataType.BOOLEAN)))) {
                throw new BadInput(
                        "warehouse.no-scratch",
                        "The role " + target.role() + " may not create a schema in " + target.title()
                                + ", where the events of scenarios would lie for a while.",
                        "Grant it (grant create on database " + target.database() + " to " + target.role()
                                + "), or name a database made for tests.");
            }
            String stamp =
                    sql.fetchValue(field("to_char(now() at time zone 'UTC', {0})", SQLDataType.VARCHAR, inline(STAMP)));
            String name = PREFIX + stamp + "_" + UUID.randomUUID().toString().substring(0, 8);
            sql.execute(query("create schema {0}", name(name)));
            sql.execute(query("comment on schema {0} is {1}", name(name), inline(MARK)));
            return name;
        });
        LOG.info("Made the schema {} in {}", made, target.title());
        return made;
    }

    /** What cannot be swept stands in nobody's way: it is told to the log, and tried again by the next run. */
    private void sweep() {
        try {
            once(Work.unobserved(), sql -> {
                for (Record left : sql.select(field(name("nspname"), SQLDataType.VARCHAR))
                        .from(table(name("pg_catalog", "pg_namespace")))
                        .where(DSL.condition("nspname ~ {0}", inline(NAMES)))
                        .and(DSL.condition(
                                "nspname < {0} || to_char((now() - interval '1 day') at time zone 'UTC', {1})",
                                inline(PREFIX), inline(STAMP)))
                        .and(DSL.condition("obj_description(oid, 'pg_namespace') = {0}", inline(MARK)))
                        .and(DSL.condition("nspowner = (select oid from pg_roles where rolname = current_user)"))
                        .fetch()) {
                    sql.execute(query("drop schema if exists {0} cascade", name(String.valueOf(left.get(0)))));
                    LOG.info("Dropped the schema {}, which a killed run had left", left.get(0));
                }
                return true;
            });
        } catch (Failure failed) {
            LOG.warn("What killed runs left in {} could not be dropped", target.title(), failed);
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String lay(List<Event> events, Work work) {
        String made = "events_" + tables.incrementAndGet();
        return once(work, sql -> {
            sql.execute(query(
                    "create table {0} (arrival bigint generated always as identity primary key, user_id text not null,"
                            + " event_type text not null, created_at timestamptz not null, properties jsonb not null)",
                    name(schema, made)));
            for (int from = 0; from < events.size(); from += ROWS_A_STATEMENT) {
                work.checkCancelled();
                insert(sql, made, events.subList(from, Math.min(from + ROWS_A_STATEMENT, events.size())));
            }
            return made;
        });
    }

    private void insert(DSLContext sql, String into, List<Event> events) {
        Field<OffsetDateTime> at = field(name("created_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
        InsertValuesStep4<?, String, String, OffsetDateTime, JSONB> insert = sql.insertInto(table(name(schema, into)))
                .columns(
                        field(name("user_id"), SQLDataType.VARCHAR),
                        field(name("event_type"), SQLDataType.VARCHAR),
                        at,
                        field(name("properties"), SQLDataType.JSONB));
        for (Event event : events) {
            insert = insert.values(
                    val(event.user()),
                    val(event.event()),
                    val(event.at().atOffset(ZoneOffset.UTC), at),
                    val(JSONB.jsonb(event.properties())));
        }
        insert.execute();
    }

    @Override
    public void drop(String made) {
        once(Work.unobserved(), sql -> sql.execute(query("drop table if exists {0}", name(schema, made))));
    }

    /** One transaction: all of it or nothing. Need not survive a crash of the server, so it does not wait for the disk. */
    private synchronized <T> T once(Work work, Act<T> act) {
        work.checkCancelled();
        DSLContext sql = DSL.using(Pool.configuration(connection).set(telling.listener()));
        try {
            begin();
            T done = act.on(sql);
            connection.commit();
            return done;
        } catch (DataAccessException failed) {
            undo();
            throw failure(Pool.cause(failed), work);
        } catch (SQLException failed) {
            undo();
            throw failure(failed, work);
        } catch (RuntimeException failed) {
            undo();
            throw failed;
        }
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
            statement.execute(
                    "set local statement_timeout = " + target.statementTimeout().toMillis());
        }
    }

    private Failure failure(SQLException failed, Work work) {
        return work.cancelled() ? new Cancelled() : PgFailures.translate(failed, target);
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            LOG.debug("Nothing left to undo", lost);
        }
    }

    /** Over a new connection when the first one was lost; what remains all the same, a later run sweeps. */
    @Override
    public synchronized void close() {
        try {
            if (!connection.isValid((int) Login.CONNECT.toSeconds())) {
                disconnect();
                connection = connect(login);
            }
            once(Work.unobserved(), sql -> sql.execute(query("drop schema if exists {0} cascade", name(schema))));
        } catch (SQLException failed) {
            throw PgFailures.translate(failed, target);
        } finally {
            disconnect();
        }
    }

    private void disconnect() {
        try {
            connection.close();
        } catch (SQLException lost) {
            LOG.debug("Closed already", lost);
        }
    }
}
