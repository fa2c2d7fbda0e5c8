package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.files.CrashPoint;
import dev.steward.model.Failure;
import dev.steward.model.Refused;
import dev.steward.model.SourceUnavailable;
import dev.steward.model.StatementLog;
import dev.steward.model.Work;
import dev.steward.source.RowJobs;
import dev.steward.source.RowLook;
import dev.steward.source.RowRule;
import dev.steward.source.RowWriter;
import dev.steward.workspace.SavedConnection;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Removes rows from a PostgreSQL database. Each batch is a transaction, under an advisory lock that jobs of the database take too, and
 * leaves its count in {@code governance.gate_batches}.
 */
public final class PgRowWriter implements RowWriter {
    /** "gate" in bytes. */
    static final long LOCK = 0x67617465L;

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration STOCK = Duration.ofHours(1);
    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 250;
    /** What passes by itself: locks that others hold, deadlocks, rows that were pointed at just now. */
    private static final Set<String> PASSES = Set.of("55P03", "40P01", "40001", "23503");

    /** What forbids that a part is dropped, though its rows may go: something hangs on it, or another role owns it. */
    private static final Set<String> NO_DROP = Set.of("2BP01", "42501");

    private final SavedConnection target;
    private final Supplier<String> password;
    private final StatementLog log;
    private final CrashPoint crash;
    private final Map<String, PgRowTable> tables = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Set<String> prepared = new HashSet<>();
    private PgActs acts;

    private PgRowWriter(SavedConnection target, Supplier<String> password, StatementLog log, CrashPoint crash) {
        this.target = target;
        this.password = password;
        this.log = log;
        this.crash = crash;
        this.acts = new PgActs(target, password, log);
    }

    /**
     * Gets hold of databases; with places at which a test can end the process.
     *
     * @param passwords of a database, asked for at every connection
     */
    public static Desk desk(Function<SavedConnection, Supplier<String>> passwords, StatementLog log, CrashPoint crash) {
        return new Desk() {
            @Override
            public RowLook look(SavedConnection database, Work work) {
                PgActs acts = new PgActs(database, passwords.apply(database), log);
                try {
                    return PgRowLook.begun(acts, acts::close);
                } catch (RuntimeException failed) {
                    acts.close();
                    throw failed;
                }
            }

            @Override
            public RowJobs jobs(SavedConnection database, Work work) {
                return PgRowJobs.open(new PgActs(database, passwords.apply(database), log));
            }

            @Override
            public RowWriter open(SavedConnection database, Work work) {
                PgRowWriter writer = new PgRowWriter(database, passwords.apply(database), log, crash);
                try {
                    writer.recorded();
                    return writer;
                } catch (RuntimeException failed) {
                    writer.close();
                    throw failed;
                }
            }
        };
    }

    private void recorded() {
        acts.look(LIMIT);
        boolean ready = acts.ask(Work.unobserved(), PgRowPlace::ready);
        acts.undo();
        if (!ready) {
            throw new Refused(
                    "no-records",
                    target.title() + " has nowhere to write down what is removed.",
                    "Set up Steward's own schema there: steward warehouse init --schema governance.");
        }
    }

    @Override
    public RowLook look(Work work) {
        return PgRowLook.begun(acts, () -> {});
    }

    @Override
    public void claim(String roster) {
        acts.write(LIMIT, PATIENCE);
        acts.ask(
                Work.unobserved(),
                sql -> sql.fetchValue(field("governance.gate_claim({0})", SQLDataType.VARCHAR, inline(roster))));
        acts.commit();
    }

    @Override
    public Done done(String change) {
        acts.look(LIMIT);
        Map<String, Map<Integer, Long>> removed = new HashMap<>();
        acts.ask(
                        Work.unobserved(),
                        sql -> sql.resultQuery(
                                        "select part, batch, removed from governance.gate_done({0})", inline(change))
                                .fetch())
                .forEach(row -> removed.computeIfAbsent(String.valueOf(row.get(0)), _ -> new HashMap<>())
                        .put(row.get(1, Integer.class), row.get(2, Long.class)));
        acts.undo();
        return new Done(removed);
    }

    @Override
    public long remove(RowRule rule, String change, String part, int batch, List<RowLook.RowKey> keys, Work work) {
        for (int tries = 1; ; tries++) {
            work.checkCancelled();
            try {
                return once(rule, change, part, batch, keys, work);
            } catch (Failure failed) {
                acts.undo();
                if (!is(failed, PASSES)) {
                    throw failed;
                }
                if (tries == TRIES) {
                    throw held(part, failed);
                }
                pause(work);
            }
        }
    }

    private SourceUnavailable held(String part, Failure last) {
        return new SourceUnavailable(
                "rows-held",
                "Others have held rows of " + part + " in " + target.title() + " for longer than Steward waits.",
                "Carry the plan out again later: what was removed stays removed and is written down, and it goes on from there.",
                last);
    }

    @Override
    public boolean drop(
            RowRule rule,
            String change,
            String part,
            Consumer<RowLook.RowKey> each,
            BooleanSupplier asPlanned,
            Work work) {
        PgRowTable table = table(rule, work);
        if (!table.tables().containsKey(part)) {
            return false;
        }
        PgTable over = table.part(part);
        try {
            // Reading takes long and must keep nobody waiting; under the lock it is only asked whether these are still
            // the same rows.
            acts.look(STOCK);
            PgRowLook look = new PgRowLook(acts, () -> {});
            long[] going = {0};
            if (look.droppable(rule, work).contains(part)) {
                look.keys(
                        rule,
                        part,
                        key -> {
                            going[0]++;
                            each.accept(key);
                        },
                        work);
            }
            Versions read = versions(table, over, work);
            acts.undo();
            if (going[0] != read.rows() || !asPlanned.getAsBoolean()) {
                return false;
            }
            crash.reached("part-read");
            acts.write(STOCK, PATIENCE);
            acts.ask(work, sql -> {
                sql.execute(DSL.query("select pg_advisory_xact_lock({0})", inline(LOCK)));
                // Others may go on reading; who would write to a part that is over waits until it is gone.
                return sql.execute(
                        DSL.query("lock table only {0} in share mode", name(over.schema(), over.relation())));
            });
            unchanged(table, rule, work);
            if (!new PgRowLook(acts, () -> {}).droppable(rule, work).contains(part)
                    || !versions(table, over, work).equals(read)) {
                acts.undo();
                return false;
            }
            tables.clear();
            acts.ask(work, sql -> sql.execute(DSL.query("drop table {0}", name(over.schema(), over.relation()))));
            written(change, part, 0, read.rows(), read.rows(), work);
            crash.reached("batch-removed");
            acts.commit();
            crash.reached("batch-committed");
            return true;
        } catch (Failure failed) {
            acts.undo();
            if (is(failed, PASSES) || is(failed, NO_DROP)) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * Which versions of which rows there are: every write makes another one, elsewhere.
     *
     * @param sum of a hash of each
     */
    private record Versions(long rows, BigDecimal sum) {}

    private Versions versions(PgRowTable table, PgTable over, Work work) {
        return acts.ask(
                work,
                sql -> sql.resultQuery(
                                "select count(*), coalesce(sum(cast(hashtextextended(format('%s %s', {0}, {1}), 0) as numeric)), 0) from {2}",
                                field(name(PgTable.NAME, "ctid")), field(name(PgTable.NAME, "xmin")), table.only(over))
                        .fetchSingle(row -> new Versions(row.get(0, Long.class), row.get(1, BigDecimal.class))));
    }

    private static boolean is(Failure failed, Set<String> states) {
        return failed.getCause() instanceof SQLException cause && states.contains(String.valueOf(cause.getSQLState()));
    }

    private void written(String change, String part, int batch, long planned, long removed, Work work) {
        // A role may have it off: after a crash of the server rows would be there again that are said to be gone.
        acts.ask(
                work,
                sql -> sql.fetch("select set_config('synchronous_commit', 'on', true)"
                        + " where current_setting('synchronous_commit') = 'off'"));
        acts.ask(
                work,
                sql -> sql.fetchValue(field(
                        "governance.gate_removed({0}, {1}, {2}, {3}, {4})",
                        SQLDataType.INTEGER,
                        inline(change),
                        inline(part),
                        inline(batch),
                        inline(planned),
                        inline(removed))));
    }

    private static void pause(Work work) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            work.checkCancelled();
        }
    }

    /**
     * The rule over a part. Which values an exception's expression matches is found out once, before the first batch: rows that are as
     * they were planned have no others.
     */
    private PgRowRule meant(PgRowTable table, PgTable over, RowRule rule, Work work) {
        return table.rule(
                over,
                rule,
                text -> texts.computeIfAbsent(
                        over.title() + " " + text,
                        _ -> PgSource.distinct(
                                over,
                                text,
                                (query, found) ->
                                        found.addAll(acts.list(query, work, row -> String.valueOf(row.text(0, 0)))))));
    }

    private long once(RowRule rule, String change, String part, int batch, List<RowLook.RowKey> keys, Work work) {
        PgRowTable table = table(rule, work);
        PgTable over = table.part(part);
        if (prepared.add(part)) {
            acts.look(STOCK);
            meant(table, over, rule, work).going();
            acts.undo();
        }
        acts.writeOneState(LIMIT, PATIENCE);
        acts.ask(
                work,
                sql -> sql.execute(
                        DSL.query("lock table only {0} in row exclusive mode", name(over.schema(), over.relation()))));
        unchanged(table, rule, work);
        PgRowRule meant = meant(table, over, rule, work);
        long removed = acts.ask(work, sql -> {
            sql.execute(DSL.query("select pg_advisory_xact_lock({0})", inline(LOCK)));
            return sql.resultQuery(
                            "with gone as (delete from {0} using {1} where {2} returning 1) select count(*) from gone",
                            table.only(over),
                            PgRowKeys.rows(table, keys),
                            PgRowKeys.asPlanned(table).and(meant.going()))
                    .fetchSingle()
                    .get(0, Long.class);
        });
        written(change, part, batch, keys.size(), removed, work);
        crash.reached("batch-removed");
        acts.commit();
        crash.reached("batch-committed");
        return removed;
    }

    /** While the lock is held that a new foreign key would need. */
    private void unchanged(PgRowTable table, RowRule rule, Work work) {
        if (!acts.ask(work, sql -> PgRowPlace.form(sql, PgRowPlace.oid(table.top())))
                .equals(table.form())) {
            tables.clear();
            throw new Refused(
                    "table-changed",
                    "The table " + rule.title() + " has another form than when this run began.",
                    "What was removed is written down. Make a new plan for what is left, and let it be approved.");
        }
    }

    @Override
    public long left(RowRule rule, String part, List<RowLook.RowKey> keys, Work work) {
        PgRowTable table = table(rule, work);
        if (!table.tables().containsKey(part)) {
            return 0;
        }
        acts.look(LIMIT);
        long left = acts.ask(
                work,
                sql -> sql.resultQuery(
                                "select count(*) from {0}, {1} where {2}",
                                table.only(table.part(part)), PgRowKeys.rows(table, keys), PgRowKeys.asFound(table))
                        .fetchSingle()
                        .get(0, Long.class));
        acts.undo();
        return left;
    }

    private PgRowTable table(RowRule rule, Work work) {
        return tables.computeIfAbsent(rule.title(), _ -> {
            acts.look(LIMIT);
            PgRowTable found = PgRowTable.find(acts, rule.schema(), rule.table(), work);
            acts.undo();
            return found;
        });
    }

    @Override
    public long restore(String schema, String relation, List<RowLook.Column> columns, Rows rows, Work work) {
        acts.write(PgRestore.LIMIT, PATIENCE);
        try {
            long restored = new PgRestore(acts, schema, relation, columns).fill(rows, work);
            acts.commit();
            return restored;
        } catch (RuntimeException failed) {
            acts.undo();
            throw failed;
        }
    }

    @Override
    public List<String> settle(RowRule rule, Set<String> parts, Work work) {
        // Until a session ends, or a second is over, the server does not count what that session has removed.
        acts.close();
        acts = new PgActs(target, password, log);
        PgRowTable table = table(rule, work);
        List<String> words = new ArrayList<>();
        for (String part : new TreeSet<>(parts)) {
            if (!table.tables().containsKey(part)) {
                continue;
            }
            PgTable over = table.part(part);
            try {
                acts.write(STOCK, PATIENCE);
                acts.ask(work, sql -> sql.execute(DSL.query("analyze {0}", name(over.schema(), over.relation()))));
                acts.commit();
            } catch (Failure failed) {
                work.checkCancelled();
                words.add(part + " was not analysed: " + failed.getMessage());
            }
            acts.look(LIMIT);
            Record state = acts.ask(
                    work,
                    sql -> sql.resultQuery(
                                    "select coalesce(pg_stat_get_dead_tuples({0}), 0), coalesce(pg_stat_get_live_tuples({0}), 0)",
                                    DSL.field("cast({0} as oid)", PgRowPlace.oid(over)))
                            .fetchSingle());
            words.add(String.format(
                    Locale.ROOT,
                    "%s: %,d dead and %,d live rows; VACUUM makes their space usable again, and runs by itself where autovacuum is on.",
                    part,
                    state.get(0, Long.class),
                    state.get(1, Long.class)));
            acts.undo();
        }
        return words;
    }

    @Override
    public void close() {
        acts.undo();
        acts.close();
    }
}
