package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.DSL.val;

import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.CleanupLine;
import dev.steward.source.RowJobs;
import dev.steward.source.RowLook;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/** Regular cleaning in PostgreSQL: {@code governance.cleanup_*}, and pg_cron where the database has it. */
final class PgRowJobs implements RowJobs {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofHours(1);
    private static final String JOB = "steward ";
    /** What no approval is called. */
    private static final String NONE = "0".repeat(64);

    private static final List<String> UTC = List.of("GMT", "UTC", "ETC/UTC", "ETC/GMT");

    private final PgActs acts;

    private PgRowJobs(PgActs acts) {
        this.acts = acts;
    }

    /** @param acts its connection, closed with it */
    static PgRowJobs open(PgActs acts) {
        PgRowJobs jobs = new PgRowJobs(acts);
        try {
            boolean ready = jobs.looking(sql -> Boolean.TRUE.equals(sql.fetchValue(
                    field("to_regprocedure('governance.cleanup_lines(bigint)') is not null", SQLDataType.BOOLEAN))));
            if (!ready) {
                throw new Refused(
                        "no-cleanup",
                        acts.target().title() + " has nowhere to write cleanups down.",
                        "Set up Steward's own schema there, or bring it up to date: steward warehouse init --schema governance.");
            }
            return jobs;
        } catch (RuntimeException failed) {
            jobs.close();
            throw failed;
        }
    }

    private <T> T looking(Function<DSLContext, T> question) {
        acts.look(LIMIT);
        T answer = acts.ask(Work.unobserved(), question);
        acts.undo();
        return answer;
    }

    private <T> T writing(Function<DSLContext, T> act) {
        acts.write(LIMIT, LIMIT);
        T done = acts.ask(Work.unobserved(), act);
        acts.commit();
        return done;
    }

    @Override
    public void note(CleanupLine line) {
        writing(sql -> sql.fetch(
                "select governance.cleanup_note({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10})",
                inline(line.run()),
                inline(line.origin()),
                inline(line.policy()),
                inline(line.table()),
                inline(line.started().atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE),
                inline(line.outcome().name().toLowerCase(Locale.ROOT)),
                inline(line.due()),
                inline(line.removed()),
                inline(line.code()),
                inline(line.words()),
                inline(line.change().orElse(null), SQLDataType.VARCHAR)));
    }

    @Override
    public List<CleanupLine> lines(long after) {
        return looking(sql -> sql.resultQuery(
                        "select id, run_id, origin, policy, table_name, started_at, ended_at, outcome, rows_due, rows_removed,"
                                + " code, words, change, database_bytes from governance.cleanup_lines({0})",
                        inline(after))
                .fetch(PgRowJobs::line));
    }

    private static CleanupLine line(Record row) {
        return new CleanupLine(
                row.get(0, Long.class),
                row.get(1, UUID.class),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                row.get(5, OffsetDateTime.class).toInstant(),
                row.get(6, OffsetDateTime.class).toInstant(),
                CleanupLine.Outcome.valueOf(text(row, 7).toUpperCase(Locale.ROOT)),
                row.get(8, Long.class),
                row.get(9, Long.class),
                text(row, 10),
                text(row, 11),
                Optional.ofNullable(row.get(12, String.class)),
                row.get(13, Long.class));
    }

    private static String text(Record row, int column) {
        return String.valueOf(row.get(column));
    }

    @Override
    public long bytes() {
        return looking(sql -> sql.resultQuery("select pg_database_size(current_database())")
                .fetchSingle()
                .get(0, Long.class));
    }

    @Override
    public void mirror(Map<String, List<String>> holds) {
        writing(sql -> sql.fetch(
                "select governance.cleanup_hold(cast({0} as jsonb))",
                val(JsonMapper.shared().writeValueAsString(holds))));
    }

    @Override
    public List<Job> jobs() {
        return looking(sql -> sql.resultQuery(
                        "select policy, approval, table_name, call, schedule, until_day, installed_at, timed from governance.cleanup_installed()")
                .fetch(row -> new Job(
                        text(row, 0),
                        text(row, 1),
                        text(row, 2),
                        text(row, 3),
                        text(row, 4),
                        row.get(5, LocalDate.class),
                        row.get(6, OffsetDateTime.class).toInstant(),
                        row.get(7, Boolean.class))));
    }

    @Override
    public void suspend(Job job) {
        writing(sql -> entered(sql, job, NONE));
    }

    private static Object entered(DSLContext sql, Job job, String approval) {
        return sql.fetch(
                "select governance.cleanup_install({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                inline(job.policy()),
                inline(approval),
                inline(job.table()),
                inline(job.call()),
                inline(job.schedule()),
                inline(job.until()),
                inline(job.timed()));
    }

    @Override
    public List<Timed> timed() {
        return looking(sql -> {
            if (!cron(sql)) {
                return List.of();
            }
            // pg_cron shows everybody their own jobs: that is its way, and no rows are removed by this look.
            sql.execute(query("set local row_security = on"));
            return sql.resultQuery(
                            "select coalesce(cast(jobname as text), 'job ' || jobid), schedule, command, active from cron.job order by jobid")
                    .fetch(row -> new Timed(text(row, 0), text(row, 1), text(row, 2), row.get(3, Boolean.class)));
        });
    }

    private static boolean cron(DSLContext sql) {
        return Boolean.TRUE.equals(sql.fetchValue(field(
                "exists (select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace"
                        + " where n.nspname = 'cron' and p.proname = 'schedule' and p.pronargs = 3"
                        + " and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute'))",
                SQLDataType.BOOLEAN)));
    }

    @Override
    public Job install(Order order, Work work) {
        acts.look(LOOK);
        RowLook look = new PgRowLook(acts, () -> {});
        // Refuses a table that cannot be removed from, or of which rows are hidden.
        look.form(order.rule(), work);
        PgRowTable table =
                PgRowTable.find(acts, order.rule().schema(), order.rule().table(), work);
        String text = new PgJobFunction(order, table, table.form()).text();
        // As if rows of every part went: one day they will.
        look.ready(
                order.rule(),
                table.parts().stream()
                        .map(part -> new RowLook.Part(part.title(), 1, 1, 0, 0, 0, List.of()))
                        .toList(),
                work);
        lockable(table, work);
        boolean timed = acts.ask(work, PgRowJobs::cron);
        if (timed) {
            reckonsInUtc(work);
        }
        acts.undo();
        Job job = new Job(
                order.policy(),
                order.approval(),
                order.rule().title(),
                PgJobFunction.call(order.policy()),
                order.schedule(),
                order.until(),
                java.time.Instant.now(),
                timed);
        return writing(sql -> {
            sql.execute(query("{0}", DSL.raw(text)));
            sql.execute(
                    query("revoke all on function {0}() from public", DSL.raw(PgJobFunction.function(order.policy()))));
            entered(sql, job, job.approval());
            if (timed) {
                sql.fetch(
                        "select cron.schedule({0}, {1}, {2})",
                        inline(JOB + job.policy()), inline(job.schedule()), inline(job.call()));
            }
            return job;
        });
    }

    /** A job locks rows before it judges them a last time; PostgreSQL asks for another right for that than for removing them. */
    private void lockable(PgRowTable table, Work work) {
        boolean may = acts.ask(
                work,
                sql -> Boolean.TRUE.equals(sql.fetchValue(field(
                        "has_any_column_privilege(cast({0} as oid), 'update')",
                        SQLDataType.BOOLEAN, PgRowPlace.oid(table.top())))));
        if (!may) {
            throw new Refused(
                    "no-right",
                    "The role " + acts.target().role() + " may not lock rows of "
                            + table.top().title() + ".",
                    "Let the owner grant it update on one column; or leave the cleaning to Steward: steward cleanup run.");
        }
    }

    private void reckonsInUtc(Work work) {
        Object zone = acts.ask(
                work,
                sql -> sql.resultQuery("select current_setting('cron.timezone', true)")
                        .fetchSingle()
                        .get(0));
        if (zone != null && !UTC.contains(zone.toString().toUpperCase(Locale.ROOT))) {
            throw new Refused(
                    "cron-zone",
                    "The scheduler of " + acts.target().title() + " reckons in " + zone
                            + "; schedules here are in UTC.",
                    "Set cron.timezone = 'GMT', or leave the cleaning to Steward: steward cleanup run.");
        }
    }

    @Override
    public Optional<Job> uninstall(String policy) {
        Optional<Job> found =
                jobs().stream().filter(job -> job.policy().equals(policy)).findFirst();
        found.ifPresent(job -> writing(sql -> {
            if (cron(sql)) {
                sql.execute(query("set local row_security = on"));
                sql.fetch(
                        "select cron.unschedule(jobid) from cron.job where cast(jobname as text) = {0}",
                        inline(JOB + policy));
            }
            sql.execute(query("drop function if exists {0}()", DSL.raw(PgJobFunction.function(policy))));
            sql.fetch("select governance.cleanup_uninstall({0})", inline(policy));
            return new ArrayList<>();
        }));
        return found;
    }

    @Override
    public void close() {
        acts.undo();
        acts.close();
    }
}
