package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A foreign key that points at a table, as the catalogue has it.
 *
 * @param onDelete what the database would do with the rows that point here, as in its catalogue: {@code a r c n d}
 * @param columns of the other table, each with the one of this table it points at
 * @param equals the operators, as SQL, by which the database itself compares them: a type may have one of its own
 * @param types the casts, as SQL, to what those operators take from the other table; empty where they take any type
 * @param indexed whether an index of the other table begins with its columns
 * @param rows about how many rows the other table has
 */
record PgReference(
        String constraint,
        String schema,
        String relation,
        String onDelete,
        List<String> columns,
        List<String> targets,
        List<String> equals,
        List<String> types,
        boolean indexed,
        long rows) {
    private static final String REFERRING = "steward referring";

    /** What points at a table, at what it is a partition of, or at one that its rows lie in. */
    private static final String CATALOGUE = """
            with recursive here(id) as (
                select cast({0} as oid)
                union all
                select i.inhparent from pg_catalog.pg_inherits i join here on i.inhrelid = here.id
                join pg_catalog.pg_class p on p.oid = i.inhparent and p.relkind = 'p'
            ), below(id) as (
                select cast({0} as oid)
                union
                select i.inhrelid from pg_catalog.pg_inherits i join below on i.inhparent = below.id
            ), parts(top, id) as (
                select c.oid, c.oid from pg_catalog.pg_class c where c.relkind in ('r', 'p')
                union all
                select parts.top, i.inhrelid from pg_catalog.pg_inherits i join parts on i.inhparent = parts.id
            )
            select f.conname, n.nspname, t.relname, f.confdeltype,
                (select string_agg(quote_ident(a.attname), ',' order by k.place)
                    from unnest(f.conkey) with ordinality k(number, place)
                    join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number),
                (select string_agg(quote_ident(a.attname), ',' order by k.place)
                    from unnest(f.confkey) with ordinality k(number, place)
                    join pg_catalog.pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number),
                exists (select from pg_catalog.pg_index x where x.indrelid = f.conrelid and x.indisvalid and x.indpred is null
                    and (select array_agg(number) from (
                        select number from unnest(x.indkey) with ordinality k(number, place) order by place limit cardinality(f.conkey)) first)
                        @> f.conkey),
                (select coalesce(sum(greatest(c.reltuples, 0)), 0) from parts join pg_catalog.pg_class c on c.oid = parts.id
                    where parts.top = f.conrelid and c.relkind = 'r'),
                (select string_agg(format('operator(%I.%s)', s.nspname, o.oprname), chr(10) order by k.place)
                    from unnest(f.conpfeqop) with ordinality k(id, place)
                    join pg_catalog.pg_operator o on o.oid = k.id join pg_catalog.pg_namespace s on s.oid = o.oprnamespace),
                (select string_agg(case y.typtype when 'p' then '' else '::' || format_type(y.oid, -1) end, chr(10) order by k.place)
                    from unnest(f.conpfeqop) with ordinality k(id, place)
                    join pg_catalog.pg_operator o on o.oid = k.id join pg_catalog.pg_type y on y.oid = o.oprright)
            from pg_catalog.pg_constraint f
            join pg_catalog.pg_class t on t.oid = f.conrelid
            join pg_catalog.pg_namespace n on n.oid = t.relnamespace
            where f.contype = 'f' and f.conparentid = 0 and f.confrelid in (select id from here union select id from below)
            order by n.nspname, t.relname, f.conname
            """;

    PgReference {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
        equals = List.copyOf(equals);
        types = List.copyOf(types);
    }

    /** @param oid of the table, as SQL */
    static List<PgReference> to(DSLContext sql, org.jooq.Field<?> oid) {
        return sql.resultQuery(CATALOGUE, oid).fetch(PgReference::of);
    }

    private static PgReference of(Record row) {
        return new PgReference(
                String.valueOf(row.get(0)),
                String.valueOf(row.get(1)),
                String.valueOf(row.get(2)),
                String.valueOf(row.get(3)),
                names(String.valueOf(row.get(4))),
                names(String.valueOf(row.get(5))),
                List.of(String.valueOf(row.get(8)).split("\n", -1)),
                List.of(String.valueOf(row.get(9)).split("\n", -1)),
                Boolean.TRUE.equals(row.get(6, Boolean.class)),
                row.get(7, Long.class));
    }

    /** Names as {@code quote_ident} writes them, joined by commas. */
    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"' && quoted && i + 1 < list.length() && list.charAt(i + 1) == '"') {
                name.append(list.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }

    String title() {
        return schema + "." + relation;
    }

    /** Whether a row of that table points at the row selected under {@link PgTable#NAME}. */
    Condition pointsHere() {
        return DSL.exists(DSL.selectOne().from(other()).where(same()));
    }

    /** The rows of that table, under {@link PgTable#NAME}, that point at rows which are selected so, too. */
    Table<?> pointing(Table<?> here, Condition which) {
        return DSL.select(DSL.table(name(REFERRING)).asterisk())
                .from(other())
                .where(DSL.exists(DSL.selectOne().from(here).where(which).and(same())))
                .asTable(name(PgTable.NAME));
    }

    /** Of that table, as SQL. */
    org.jooq.Field<?> oid() {
        return PgRowPlace.oid(schema, relation);
    }

    private Table<?> other() {
        return table(name(schema, relation)).as(REFERRING);
    }

    private Condition same() {
        List<Condition> same = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            same.add(DSL.condition(
                    "{0} {1} {2}{3}",
                    field(name(PgTable.NAME, targets.get(i))),
                    DSL.raw(equals.get(i)),
                    field(name(REFERRING, columns.get(i))),
                    DSL.raw(types.get(i))));
        }
        return DSL.and(same);
    }

    boolean cascades() {
        return onDelete.equals("c");
    }

    /** What the database would do with them, were the rows removed without a look. */
    String words() {
        return switch (onDelete) {
            case "c" -> "would be removed with them";
            case "n", "d" -> "would be changed with them";
            default -> "forbid it";
        };
    }
}
