package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.inline;

import dev.steward.model.Failure;
import dev.steward.model.Work;
import dev.steward.source.RowLook.Effect;
import dev.steward.source.RowLook.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What else a change of a table is about: what points at its rows, what runs for them, which views show them. */
final class PgRowEffects {
    private static final int DEEPEST = 5;

    private static final String TRIGGERS = """
            select distinct t.tgname, cast(cast(t.tgfoid as regprocedure) as text)
            from pg_catalog.pg_trigger t
            where not t.tgisinternal and t.tgenabled <> 'D' and (t.tgtype & 8) <> 0 and t.tgrelid in ({0})
            order by 1
            """;

    /** Materialised views over a table, however many views lie between. */
    private static final String VIEWS = """
            with recursive seen(id) as (
                select cast({0} as oid)
                union
                select r.ev_class from pg_catalog.pg_depend d
                join pg_catalog.pg_rewrite r on d.classid = cast('pg_catalog.pg_rewrite' as regclass) and d.objid = r.oid
                join seen on d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.refobjid = seen.id
                where r.ev_class <> seen.id
            )
            select n.nspname, c.relname, cast(c.relkind as text), c.relispopulated
            from seen join pg_catalog.pg_class c on c.oid = seen.id join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('m', 'v')
            order by 1, 2
            """;

    private static final String NOT_VACUUMED = """
            select string_agg(format('%I.%I', n.nspname, c.relname), ', ' order by c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.oid in ({0}) and c.reloptions && array['autovacuum_enabled=false', 'autovacuum_enabled=off', 'autovacuum_enabled=0']
            """;

    private final PgActs acts;
    private final PgRowTable table;
    private final PgRowRule rule;

    PgRowEffects(PgActs acts, PgRowTable table, PgRowRule rule) {
        this.acts = acts;
        this.table = table;
        this.rule = rule;
    }

    List<Effect> all(Work work) {
        List<Effect> effects = new ArrayList<>();
        references(
                table.references(),
                table.top().rows(),
                rule.candidate(),
                table.top().title(),
                0,
                new HashSet<>(),
                effects,
                work);
        triggers(effects, work);
        views(effects, work);
        care(effects, work);
        return effects;
    }

    /** Down the foreign keys along which a database would remove rows by itself. */
    private void references(
            List<PgReference> references,
            Table<?> here,
            Condition which,
            String title,
            int depth,
            Set<String> seen,
            List<Effect> effects,
            Work work) {
        for (PgReference reference : references) {
            if (!seen.add(reference.title() + " " + reference.constraint()) || depth >= DEEPEST) {
                continue;
            }
            Table<?> pointing = reference.pointing(here, which);
            long rows = acts.list(
                            DSL.select(DSL.count().cast(SQLDataType.BIGINT)).from(pointing),
                            work,
                            row -> row.number(0, 0))
                    .getFirst();
            if (rows > 0) {
                effects.add(new Effect(
                        Kind.REFERENCE,
                        reference.title(),
                        rows,
                        String.format(
                                Locale.ROOT,
                                "%s of %s point at old rows of %s (%s) and %s; what they point at stays.",
                                rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows),
                                reference.title(),
                                title,
                                reference.constraint(),
                                reference.words())));
            }
            if (reference.cascades() && rows > 0) {
                List<PgReference> next = acts.ask(work, sql -> PgReference.to(sql, reference.oid()));
                references(next, pointing, DSL.noCondition(), reference.title(), depth + 1, seen, effects, work);
            }
        }
    }

    private org.jooq.QueryPart parts() {
        return DSL.list(table.parts().stream().map(part -> inline(part.oid())).toList());
    }

    private void triggers(List<Effect> effects, Work work) {
        for (Record row :
                acts.ask(work, sql -> sql.resultQuery(TRIGGERS, parts()).fetch())) {
            effects.add(new Effect(
                    Kind.TRIGGER,
                    String.valueOf(row.get(0)),
                    0,
                    "The trigger " + row.get(0) + " runs " + row.get(1)
                            + " when rows go: what that does, nobody here can say."));
        }
    }

    private void views(List<Effect> effects, Work work) {
        List<String> live = new ArrayList<>();
        for (Record row : acts.ask(
                work, sql -> sql.resultQuery(VIEWS, PgRowPlace.oid(table.top())).fetch())) {
            String title = row.get(0) + "." + row.get(1);
            if ("m".equals(row.get(2))) {
                effects.add(materialised(String.valueOf(row.get(0)), String.valueOf(row.get(1)), title, work));
            } else {
                live.add(title);
            }
        }
        if (!live.isEmpty()) {
            effects.add(new Effect(
                    Kind.VIEW,
                    String.join(", ", live),
                    0,
                    "Views show what is left: " + String.join(", ", live) + "."));
        }
    }

    private Effect materialised(String schema, String view, String title, Work work) {
        try {
            PgRowViews.Totals now = new PgRowViews(acts, table.top(), DSL.noCondition()).of(schema, view, work);
            PgRowViews.Totals then = new PgRowViews(acts, table.top(), DSL.not(rule.going())).of(schema, view, work);
            return new Effect(
                    Kind.VIEW,
                    title,
                    now.rows(),
                    then.equals(now)
                            ? title + " holds the same when it is refreshed after the change."
                            : "When " + title + " is refreshed after the change, it holds " + then.against(now) + ".");
        } catch (Failure unknown) {
            work.checkCancelled();
            return new Effect(
                    Kind.VIEW,
                    title,
                    0,
                    "When " + title + " is refreshed after the change, it holds less; how much could not be reckoned: "
                            + unknown.getMessage());
        }
    }

    private void care(List<Effect> effects, Work work) {
        Object off = acts.ask(
                work,
                sql -> sql.resultQuery(NOT_VACUUMED, parts()).fetchSingle().get(0));
        if (off != null) {
            effects.add(
                    new Effect(
                            Kind.CARE,
                            String.valueOf(off),
                            0,
                            "Autovacuum is switched off for " + off
                                    + ": nothing will clear away what is removed there. Switch it on: alter table … reset (autovacuum_enabled)."));
        }
        for (PgReference reference : table.references()) {
            if (!reference.indexed() && reference.rows() <= PgRowRights.MANY) {
                effects.add(new Effect(
                        Kind.CARE,
                        reference.title(),
                        reference.rows(),
                        "The foreign key " + reference.constraint() + " of " + reference.title()
                                + " has no index: for each row that goes the server reads all of its "
                                + reference.rows() + " rows."));
            }
        }
    }
}
