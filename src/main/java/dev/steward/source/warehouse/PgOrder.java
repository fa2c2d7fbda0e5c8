package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a table's catalogue says of the order of its rows. */
final class PgOrder {
    private PgOrder() {}

    /** Whether a later row always gets a higher number in a column: it is an identity, or takes its numbers from a sequence. */
    static boolean grows(DSLContext sql, PgTable table, String column) {
        Condition fromSequence = condition(
                "exists (select 1 from pg_catalog.pg_attrdef as d where d.adrelid = a.attrelid and d.adnum = a.attnum"
                        + " and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')");
        return sql.fetchExists(selectOne()
                .from(table(name("pg_catalog", "pg_attribute")).as("a"))
                .where(condition("a.attrelid = {0}", oid(table)))
                .and(field(name("a", "attname"), SQLDataType.VARCHAR).eq(val(column)))
                .and(condition("a.attidentity <> ''").or(fromSequence)));
    }

    /** Whether the rows of some days can be found without reading all: an index or the partitions begin with the time. */
    static boolean findsDays(DSLContext sql, PgTable table, PgColumn time) {
        if (time.kind() != PgColumn.Kind.INSTANT) {
            return false;
        }
        Condition indexed = condition(
                "exists (select 1 from pg_catalog.pg_index as i where i.indrelid = a.attrelid and i.indkey[0] = a.attnum and i.indisvalid)");
        Condition partitioned = condition(
                "exists (select 1 from pg_catalog.pg_partitioned_table as p where p.partrelid = a.attrelid and p.partattrs[0] = a.attnum)");
        return sql.fetchExists(selectOne()
                .from(table(name("pg_catalog", "pg_attribute")).as("a"))
                .where(condition("a.attrelid = {0}", oid(table)))
                .and(field(name("a", "attname"), SQLDataType.VARCHAR).eq(val(time.name())))
                .and(indexed.or(partitioned)));
    }

    private static Field<Object> oid(PgTable table) {
        return DSL.field(
                "cast(format('%I.%I', {0}, {1}) as regclass)",
                SQLDataType.OTHER, val(table.schema()), val(table.relation()));
    }
}
