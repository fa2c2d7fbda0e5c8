package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;

import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowLook;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What must be so before the first row goes: found out before anything does. */
final class PgRowRights {
    /** A foreign key without an index costs a scan of its table for every row that goes. */
    static final long MANY = 10_000;

    private static final String RULES = "select string_agg(r.rulename, ', ') from pg_catalog.pg_rewrite r"
            + " where r.ev_class = {0} and r.ev_type = '4'";

    /** Those for each row are on every partition too. */
    private static final String PASSED_BY = "select string_agg(t.tgname, ', ' order by t.tgname) from pg_catalog.pg_trigger t"
            + " where t.tgrelid = {0} and not t.tgisinternal and t.tgenabled <> 'D' and (t.tgtype & 8) <> 0 and (t.tgtype & 1) = 0";

    private final PgActs acts;
    private final PgRowTable table;

    PgRowRights(PgActs acts, PgRowTable table) {
        this.acts = acts;
        this.table = table;
    }

    void check(List<RowLook.Part> parts, Work work) {
        writable(work);
        List<PgTable> going = parts.stream()
                .filter(part -> part.going() > 0)
                .map(part -> table.part(part.name()))
                .toList();
        if (going.isEmpty()) {
            return;
        }
        rights(going, work);
        rules(going, work);
        indexed(parts.stream().mapToLong(RowLook.Part::going).sum());
    }

    private void writable(Work work) {
        boolean readOnly = acts.ask(
                work,
                sql -> Boolean.TRUE.equals(sql.fetchValue(field(
                        "pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on'",
                        SQLDataType.BOOLEAN))));
        if (readOnly) {
            throw new Refused(
                    "read-only",
                    acts.target().title() + " can only be read: nothing can be removed there.",
                    "Connect to the primary server, as a role that may write.");
        }
        if (acts.ask(
                work,
                sql -> "replica".equals(sql.fetchValue(field("current_setting('session_replication_role')", SQLDataType.VARCHAR))))) {
            throw new Refused(
                    "no-foreign-keys",
                    "The role " + acts.target().role() + " has session_replication_role = replica: foreign keys and triggers do not"
                            + " run for it.",
                    "alter role … reset session_replication_role, or connect as another role.");
        }
        if (!acts.ask(work, PgRowPlace::ready)) {
            throw new Refused(
                    "no-records",
                    acts.target().title() + " has nowhere to write down what is removed.",
                    "Set up Steward's own schema there: steward warehouse init --schema governance.");
        }
    }

    private void rights(List<PgTable> going, Work work) {
        List<String> missing = new ArrayList<>();
        for (String right : List.of("select", "delete")) {
            Record has = acts.ask(
                    work,
                    sql -> sql.select(going.stream()
                                    .map(part -> (Field<Boolean>) field(
                                            "has_table_privilege(cast({0} as oid), {1})",
                                            SQLDataType.BOOLEAN, PgRowPlace.oid(part), DSL.inline(right)))
                                    .toList())
                            .fetchSingle());
            for (int i = 0; i < going.size(); i++) {
                if (!Boolean.TRUE.equals(has.get(i))) {
                    missing.add(right + " on " + going.get(i).title());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new Refused(
                    "no-right",
                    "The role " + acts.target().role() + " lacks rights: "
                            + String.join(", ", missing.stream().limit(10).toList())
                            + (missing.size() > 10 ? " and " + (missing.size() - 10) + " more" : "") + ".",
                    "Let the owner grant them, on every partition too; nothing was removed.");
        }
    }

    private void rules(List<PgTable> going, Work work) {
        List<PgTable> all = new ArrayList<>(going);
        if (!going.contains(table.top())) {
            all.add(table.top());
            passedBy(work);
        }
        for (PgTable part : all) {
            Object rules = acts.ask(
                    work,
                    sql -> sql.resultQuery(RULES, PgRowPlace.oid(part))
                            .fetchSingle()
                            .get(0));
            if (rules != null) {
                throw new Refused(
                        "rules",
                        part.title() + " has rules that do something else when rows are removed: " + rules + ".",
                        "Drop them, or remove these rows in another way.");
            }
        }
    }

    /** Rows are removed from the relations they lie in: what their table alone has would not run. */
    private void passedBy(Work work) {
        Object triggers = acts.ask(
                work,
                sql -> sql.resultQuery(PASSED_BY, PgRowPlace.oid(table.top())).fetchSingle().get(0));
        if (triggers != null) {
            throw new Refused(
                    "statement-triggers",
                    table.top().title() + " has triggers for each statement that removes rows, which would not run, for rows are"
                            + " removed from its partitions: " + triggers + ".",
                    "Make them triggers for each row, or disable them for the time.");
        }
    }

    private void indexed(long going) {
        List<PgReference> slow = table.references().stream()
                .filter(reference -> !reference.indexed() && reference.rows() > MANY)
                .toList();
        if (going > 0 && !slow.isEmpty()) {
            PgReference first = slow.getFirst();
            throw new Refused(
                    "unindexed-reference",
                    "For each row that goes the server would read all of " + first.title() + ", about " + first.rows()
                            + " rows: its foreign key " + first.constraint() + " has no index.",
                    "Make one: create index concurrently on " + first.title() + " ("
                            + String.join(", ", first.columns()) + ").");
        }
    }
}
