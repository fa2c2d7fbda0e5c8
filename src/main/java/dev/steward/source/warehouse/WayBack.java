package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.table;

import dev.steward.model.BadInput;
import dev.steward.model.StatementLog;
import dev.steward.source.Schemas;
import dev.steward.source.Schemas.Step;
import dev.steward.workspace.SavedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Takes an empty schema back, newest step first, within the transaction of its connection. */
final class WayBack {
    /** In the base schema: what was taken back. */
    private static final String RECORD = "rollback_history";

    private final SchemaScripts scripts;
    private final String schema;
    private final SavedConnection target;
    private final Connection connection;
    private final DSLContext sql;
    private final Telling telling;

    WayBack(SchemaScripts scripts, SavedConnection target, Connection connection, DSLContext sql, Telling telling) {
        this.scripts = scripts;
        this.schema = scripts.schema();
        this.target = target;
        this.connection = connection;
        this.sql = sql;
        this.telling = telling;
    }

    List<Step> run() throws SQLException {
        List<Record> applied = sql.fetch(
                "select version, description, script, checksum from {0} where version is not null order by installed_rank desc",
                history());
        boolean ours = Boolean.TRUE.equals(sql.fetchValue(
                field("exists (select from {0} where type = 'SCHEMA')", SQLDataType.BOOLEAN, history())));
        for (Record step : applied) {
            if (!scripts.rollbacks().containsKey(text(step, "script"))) {
                throw new BadInput(
                        "warehouse.no-way-back",
                        "This Steward knows no way back from " + text(step, "script") + " of " + schema + ".",
                        "Use the Steward that applied it.");
            }
        }
        refuseRows();
        sql.execute(query("set local search_path = {0}, pg_temp", name(schema)));
        List<Step> taken = new ArrayList<>();
        for (Record step : applied) {
            taken.add(takeBack(step));
        }
        sql.execute(query("drop table {0}", history()));
        if (ours) {
            // What somebody else has put there stays, and the schema with it.
            sql.execute(query(
                    "do $$ begin drop schema {0}; exception when dependent_objects_still_exist then null; end $$",
                    name(schema)));
        }
        return taken;
    }

    private Step takeBack(Record step) throws SQLException {
        String file = text(step, "script");
        String script = String.valueOf(scripts.rollbacks().get(file));
        Instant at = Instant.now();
        long started = System.nanoTime();
        String outcome = "warehouse.undo";
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
            outcome = StatementLog.OK;
        } finally {
            telling.script(script, at, Duration.ofNanos(System.nanoTime() - started), outcome);
        }
        if (!schema.equals(Schemas.BASE)) {
            sql.execute(query(
                    "insert into {0} (schema_name, version, description, script, checksum) values ({1}, {2}, {3}, {4}, {5})",
                    table(name(Schemas.BASE, RECORD)),
                    inline(schema),
                    inline(text(step, "version")),
                    inline(text(step, "description")),
                    inline(file),
                    inline(step.get("checksum", Integer.class))));
        }
        return new Step(
                schema,
                text(step, "version"),
                text(step, "description"),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /**
     * Nobody can add a row between this look and the end: every table is locked. An owner who is bound to policies would not
     * see all rows, so the tables are freed of that first; it comes to nothing when this transaction does.
     */
    private void refuseRows() {
        Set<String> known = new HashSet<>(scripts.reference());
        known.add(Migrations.HISTORY);
        known.add(RECORD);
        List<String> tables = sql.fetch(
                        "select relname from pg_catalog.pg_class where relkind in ('r', 'p')"
                                + " and relnamespace = (select oid from pg_catalog.pg_namespace where nspname = {0}) order by relname",
                        inline(schema))
                .getValues(0, String.class);
        for (String one : tables) {
            sql.execute(query("lock table {0} in access exclusive mode", name(schema, one)));
            sql.execute(query("alter table {0} no force row level security", name(schema, one)));
        }
        sql.execute(query("set local row_security = off"));
        for (String one : tables) {
            if (!known.contains(one) && sql.fetchExists(table(name(schema, one)))) {
                throw new BadInput(
                        "warehouse.holds-rows",
                        "The table " + schema + "." + one + " in " + target.title() + " holds data.",
                        "Only empty schemas are taken back. Data is removed only through the gate, which is not built yet.");
            }
        }
        sql.execute(query("set local row_security = on"));
    }

    private Table<Record> history() {
        return table(name(schema, Migrations.HISTORY));
    }

    private static String text(Record step, String column) {
        return String.valueOf(step.get(column));
    }
}
