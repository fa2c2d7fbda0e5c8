package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.table;

import dev.steward.model.BadInput;
import dev.steward.model.Cancelled;
import dev.steward.model.Failure;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StatementLog;
import dev.steward.model.Suggest;
import dev.steward.model.Work;
import dev.steward.source.Schemas;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The schemas that come with Steward, in PostgreSQL. Forward by Flyway; the way back is ours. */
public final class PgSchemas implements Schemas {
    /** "steward" in bytes: the lock that whoever changes our schemas holds until the end of a transaction. */
    static final long LOCK = 0x73746577617264L;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What our own SQL raises when somebody can do something about it: the message says what, the hint says how. */
    static final String OURS = "ST001";

    static final String LOCKED = "55P03";
    private static final int OLDEST = 130_000;

    /** Work under the lock, in one transaction. */
    private interface Act<T> {
        T on(Connection connection, DSLContext sql) throws SQLException;
    }

    private final Supplier<List<SchemaScripts>> all;
    private final SavedConnection target;
    private final Login login;
    private final Telling telling;
    private final Duration patience;

    /**
     * @param all read when something is asked of them, and not before: who gets hold of a warehouse may not wait
     * @param patience how long to wait for somebody else who is at the same schemas
     */
    PgSchemas(
            Supplier<List<SchemaScripts>> all,
            SavedConnection target,
            Supplier<String> password,
            StatementLog log,
            Duration patience) {
        this.all = all;
        this.target = target;
        this.login = new Login(target, password);
        this.telling = new Telling(log, target);
        this.patience = patience;
    }

    /** Gets hold of a warehouse; connects not before it is asked for something. {@code log} is told of every statement. */
    public static Schemas of(SavedConnection target, Supplier<String> password, StatementLog log) {
        return new PgSchemas(SchemaScripts::bundled, target, password, log, PATIENCE);
    }

    @Override
    public List<String> names() {
        return all.get().stream().map(SchemaScripts::schema).toList();
    }

    @Override
    public Status status(String schema, Work work) {
        SchemaScripts scripts = scripts(schema);
        boolean untracked = once(work, false, (_, sql) -> untracked(schema, sql));
        return new Status(schema, untracked, migrations(scripts, work).list());
    }

    @Override
    public List<Step> init(String schema, Work work) {
        SchemaScripts scripts = scripts(schema);
        return once(work, true, (_, sql) -> {
            int version =
                    Integer.parseInt(String.valueOf(sql.fetchValue("select current_setting('server_version_num')")));
            if (version < OLDEST) {
                throw new BadInput(
                        "warehouse.server-too-old",
                        "The schemas need PostgreSQL 13 or later; " + target.title() + " is older.",
                        "Set them up on a newer server.");
            }
            if (untracked(schema, sql)) {
                throw new BadInput(
                        "warehouse.untracked",
                        "There is a schema " + schema + " in " + target.title()
                                + " that Steward has not set up, and it is not empty.",
                        "Rename it or move what is in it; Steward mixes nothing of its own into it.");
            }
            refuseDrift(scripts, work);
            return migrations(scripts, work).apply();
        });
    }

    private void refuseDrift(SchemaScripts scripts, Work work) {
        for (Migration one : migrations(scripts, work).list()) {
            String who = scripts.schema() + " " + one.version() + " (" + one.words() + ")";
            switch (one.state()) {
                case EDITED ->
                    throw new BadInput(
                            "warehouse.edited",
                            "The step " + who + " was changed after it was applied to " + target.title() + ".",
                            "Use the Steward that applied it, or set the schema up anew in an empty database.");
                case ABSENT ->
                    throw new BadInput(
                            "warehouse.absent",
                            target.title() + " has the step " + who + ", which this Steward does not know.",
                            "Use the newer Steward that applied it.");
                case SKIPPED ->
                    throw new BadInput(
                            "warehouse.skipped",
                            "The step " + who + " was never applied to " + target.title() + ", though a later one was.",
                            "Set the schema up anew in an empty database.");
                case PENDING, APPLIED -> {}
            }
        }
    }

    @Override
    public List<Step> undo(String schema, Work work) {
        SchemaScripts scripts = scripts(schema);
        return once(work, true, (connection, sql) -> {
            if (schema.equals(BASE)) {
                all.get().stream()
                        .map(SchemaScripts::schema)
                        .filter(other -> !other.equals(BASE) && tracked(other, sql))
                        .findFirst()
                        .ifPresent(other -> {
                            throw new BadInput(
                                    "warehouse.needed",
                                    "The schema " + other + " in " + target.title() + " needs " + BASE + ".",
                                    "Undo " + other + " first.");
                        });
            }
            if (!tracked(schema, sql)) {
                throw new BadInput(
                        "warehouse.not-set-up",
                        "Steward has set up no schema " + schema + " in " + target.title() + ".",
                        "Look at what there is: steward warehouse status.");
            }
            return new WayBack(scripts, target, connection, sql, telling).run();
        });
    }

    private SchemaScripts scripts(String schema) {
        return all.get().stream()
                .filter(one -> one.schema().equals(schema))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "warehouse.no-schema",
                        "Steward comes with no schema \"" + schema + "\""
                                + Suggest.nearest(schema, names())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "There are: " + String.join(", ", names()) + "."));
    }

    private Migrations migrations(SchemaScripts scripts, Work work) {
        return new Migrations(scripts, login, telling, work);
    }

    private static boolean tracked(String schema, DSLContext sql) {
        return sql.fetchExists(
                table(name("pg_catalog", "pg_tables")),
                condition(field(name("schemaname"), SQLDataType.VARCHAR).eq(inline(schema)))
                        .and(field(name("tablename"), SQLDataType.VARCHAR).eq(inline(Migrations.HISTORY))));
    }

    private static boolean untracked(String schema, DSLContext sql) {
        return !tracked(schema, sql)
                && sql.fetchExists(
                        table(name("pg_catalog", "pg_depend")),
                        condition(
                                "refclassid = 'pg_namespace'::regclass and refobjid = (select oid from pg_namespace where nspname = {0})",
                                inline(schema)));
    }

    private <T> T once(Work work, boolean locked, Act<T> act) {
        work.checkCancelled();
        try (Connection connection = login.getConnection()) {
            connection.setAutoCommit(false);
            DSLContext sql = DSL.using(Pool.configuration(connection).set(telling.listener()));
            try (CancelWatch _ = CancelWatch.over(work, connection)) {
                if (locked) {
                    sql.execute(query("set local lock_timeout = {0}", inline(patience.toMillis() + "ms")));
                    sql.execute(query("select pg_advisory_xact_lock({0})", inline(LOCK)));
                }
                T done = act.on(connection, sql);
                connection.commit();
                return done;
            } catch (RuntimeException | SQLException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (DataAccessException failed) {
            throw failure(Pool.cause(failed), work);
        } catch (SQLException failed) {
            throw failure(failed, work);
        }
    }

    private Failure failure(SQLException failed, Work work) {
        if (work.cancelled()) {
            return new Cancelled();
        }
        return LOCKED.equals(failed.getSQLState())
                ? new SourceUnavailable(
                        "schema-locked",
                        "Somebody else is working with the schema in " + target.title() + ", for longer than "
                                + patience.toSeconds() + " s.",
                        "Try again when they have finished.",
                        failed)
                : PgFailures.translate(failed, target);
    }
}
