package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.steward.files.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What the catalogue of a database says about it and its tables. */
final class PgRowPlace {
    /** Columns, keys, checks and partitions of a table, and what refers to it, one a line. */
    static final String FORM = """
            with recursive parts(id) as (
                select cast({0} as oid)
                union all
                select i.inhrelid from pg_catalog.pg_inherits i join parts on i.inhparent = parts.id
            ), above(id) as (
                select cast({0} as oid)
                union
                select i.inhparent from pg_catalog.pg_inherits i join above on i.inhrelid = above.id
            )
            select string_agg(line, chr(10) order by line collate "C") from (
                select format('column %s %s %s %s', a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) as line
                from pg_catalog.pg_attribute a where a.attrelid = {0} and a.attnum > 0 and not a.attisdropped
                union all
                select format('constraint %s %s', c.conname, pg_get_constraintdef(c.oid))
                from pg_catalog.pg_constraint c where c.conrelid = {0} and c.contype in ('p', 'u', 'f')
                union all
                select format('referred to by %s %s', cast(c.conrelid as regclass), pg_get_constraintdef(c.oid))
                from pg_catalog.pg_constraint c where c.contype = 'f' and c.conparentid = 0
                    and c.confrelid in (select id from parts union select id from above)
                union all
                select distinct format('trigger %s %s', t.tgname, cast(t.tgfoid as regprocedure))
                from pg_catalog.pg_trigger t where t.tgrelid in (select id from parts) and not t.tgisinternal
            ) lines
            """;

    /** The relations that rows of a table lie in, itself or its partitions. */
    private static final String PARTS = """
            with recursive parts(id) as (
                select cast({0} as oid)
                union
                select i.inhrelid from pg_catalog.pg_inherits i join parts on i.inhparent = parts.id
            )
            select cast(c.oid as bigint), n.nspname, c.relname, cast(c.relkind as text),
                case when c.relkind = 'r' then pg_total_relation_size(c.oid) else 0 end
            from parts join pg_catalog.pg_class c on c.oid = parts.id join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind <> 'p'
            order by n.nspname, c.relname
            """;

    /** The end of a range of times, in what {@code pg_get_expr} says of a partition's bounds. */
    private static final String UPPER = " TO \\('([0-9]{4}-[^']*)'\\)";

    /** Partitions by ranges of one column that end at or before an instant, where nothing refers to them or to their table; what runs for rows that go would not run. */
    private static final String ENDED = """
            with parts(id, bound) as (
                select i.inhrelid, pg_get_expr(c.relpartbound, c.oid)
                from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
                where i.inhparent = {0} and c.relkind = 'r' and pg_get_partkeydef({0}) = format('RANGE (%I)', {1})
                    and not exists (select from pg_catalog.pg_constraint f where f.contype = 'f' and f.confrelid in ({0}, i.inhrelid))
                    and not exists (select from pg_catalog.pg_trigger t
                        where t.tgrelid = i.inhrelid and not t.tgisinternal and t.tgenabled <> 'D' and (t.tgtype & 8) <> 0)
            )
            select n.nspname, c.relname
            from parts join pg_catalog.pg_class c on c.oid = parts.id join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where case when substring(bound from {3}) is not null then cast(substring(bound from {3}) as timestamptz) <= {2} else false end
            order by 1, 2
            """;

    private PgRowPlace() {}

    /** @param bytes with its indexes */
    record Relation(long oid, String schema, String relation, String kind, long bytes) {
        String title() {
            return schema + "." + relation;
        }
    }

    /** The cluster by its own number, which copies share, and where and as what this database runs in it. */
    static String id(DSLContext sql) {
        return String.valueOf(sql.fetchValue(field(
                "(select system_identifier from pg_control_system())"
                        + " || '/' || (select oid from pg_catalog.pg_database where datname = current_database())"
                        + " || '/' || current_database()",
                SQLDataType.VARCHAR)));
    }

    static String form(DSLContext sql, Field<?> oid) {
        String form = String.valueOf(sql.resultQuery(FORM, oid).fetchSingle().get(0));
        return Sha256.of(form);
    }

    static List<Relation> parts(DSLContext sql, Field<?> oid) {
        return sql.resultQuery(PARTS, oid)
                .fetch(row -> new Relation(
                        row.get(0, Long.class),
                        String.valueOf(row.get(1)),
                        String.valueOf(row.get(2)),
                        String.valueOf(row.get(3)),
                        row.get(4, Long.class)));
    }

    /** @param time the column that the table is partitioned by, if it is one that can be dropped from */
    static List<String> ended(DSLContext sql, PgTable top, String time, Instant before) {
        return sql.resultQuery(
                        ENDED,
                        oid(top),
                        inline(time),
                        inline(before.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE),
                        inline(UPPER))
                .fetch(row -> row.get(0) + "." + row.get(1));
    }

    /** Whose people may remove; empty also where nothing of Steward's has been set up. */
    static Optional<String> roster(DSLContext sql) {
        return ready(sql)
                ? Optional.ofNullable(sql.fetchValue(field("governance.gate_roster()", SQLDataType.VARCHAR)))
                : Optional.empty();
    }

    /** Whether there is somewhere to write down what is removed. */
    static boolean ready(DSLContext sql) {
        return sql.fetchValue(field("to_regprocedure('governance.gate_roster()') is not null", SQLDataType.BOOLEAN));
    }

    static Field<?> oid(PgTable of) {
        return oid(of.schema(), of.relation());
    }

    static Field<?> oid(String schema, String relation) {
        return field(
                "(select c.oid from {0} c join {1} n on n.oid = c.relnamespace where n.nspname = {2} and c.relname = {3})",
                SQLDataType.BIGINT,
                table(name("pg_catalog", "pg_class")),
                table(name("pg_catalog", "pg_namespace")),
                inline(schema),
                inline(relation));
    }

    /** The columns of its primary key, in the key's order. */
    static List<String> key(DSLContext sql, PgTable of) {
        return sql.resultQuery(
                        "select a.attname from pg_catalog.pg_index i cross join unnest(i.indkey) with ordinality k(number, place)"
                                + " join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number"
                                + " where i.indrelid = {0} and i.indisprimary order by k.place",
                        oid(of))
                .fetch(row -> String.valueOf(row.get(0)));
    }

    static String kind(DSLContext sql, PgTable of) {
        return String.valueOf(sql.fetchValue(DSL.field(
                "(select cast(relkind as text) from pg_catalog.pg_class where oid = {0})",
                SQLDataType.VARCHAR, oid(of))));
    }
}
