package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.steward.model.BadInput;
import dev.steward.model.Suggest;
import dev.steward.model.Work;
import dev.steward.source.dialect.MappedEvents;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A table, view or materialised view with its columns.
 *
 * @param key the column of whole numbers that tells its rows apart and grows with them; empty: there is none
 * @param stored whether rows lie in this very relation, so that their place in it tells in which order they came
 */
public record PgTable(String schema, String relation, List<PgColumn> columns, Optional<String> key, boolean stored) {
    /** What its rows are selected under. */
    static final String NAME = MappedEvents.RAW;

    private static final String ARRIVAL = "arrival";

    public PgTable {
        columns = List.copyOf(columns);
    }

    /** Looks it up; throws {@link BadInput} with the nearest name when there is none that this role may see. */
    static PgTable find(Listing server, String schema, String relation, Work work) {
        List<String> all = relations(server, schema, work);
        if (!all.contains(relation)) {
            throw new BadInput(
                    "warehouse.no-table",
                    "There is no table " + relation + " in the schema " + schema
                            + Suggest.nearest(relation, all)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("."),
                    all.isEmpty()
                            ? "This role sees no table there: check the schema's name and the role's rights."
                            : "It has: "
                                    + String.join(", ", all.stream().limit(30).toList()) + ".");
        }
        List<PgColumn> columns = server.list(
                DSL.select(
                                column("attname"),
                                field(
                                        "format_type({0}, {1})",
                                        SQLDataType.VARCHAR, column("atttypid"), column("atttypmod")))
                        .from(table(name("pg_catalog", "pg_attribute")))
                        .where(field("attrelid").eq(oid(schema, relation)))
                        .and(DSL.condition("attnum > 0 and not attisdropped"))
                        .orderBy(field("attnum")),
                work,
                row -> new PgColumn(String.valueOf(row.text(0, 0)), String.valueOf(row.text(0, 1))));
        return new PgTable(
                schema,
                relation,
                columns,
                key(server, schema, relation, columns, work),
                stored(server, schema, relation, work));
    }

    /** The tables and views of a schema that this role may read. */
    static List<String> relations(Listing server, String schema, Work work) {
        return server.list(
                DSL.select(field(name("c", "relname"), SQLDataType.VARCHAR))
                        .from(table(name("pg_catalog", "pg_class")).as("c"))
                        .join(table(name("pg_catalog", "pg_namespace")).as("n"))
                        .on(DSL.condition("n.oid = c.relnamespace"))
                        .where(field(name("n", "nspname"), SQLDataType.VARCHAR).eq(val(schema)))
                        .and(DSL.condition("c.relkind in ('r', 'p', 'v', 'm', 'f')"))
                        .and(DSL.condition("has_table_privilege(c.oid, 'select')"))
                        .orderBy(field(name("c", "relname"))),
                work,
                row -> String.valueOf(row.text(0, 0)));
    }

    private static Field<String> column(String name) {
        return field(name(name), SQLDataType.VARCHAR);
    }

    private static Field<Object> oid(String schema, String relation) {
        return field("cast(format('%I.%I', {0}, {1}) as regclass)", SQLDataType.OTHER, val(schema), val(relation));
    }

    private static Optional<String> key(
            Listing server, String schema, String relation, List<PgColumn> columns, Work work) {
        List<String> whole = columns.stream()
                .filter(column -> column.kind() == PgColumn.Kind.WHOLE)
                .map(PgColumn::name)
                .toList();
        if (whole.contains(ARRIVAL)) {
            return Optional.of(ARRIVAL);
        }
        List<String> keys = server.list(
                DSL.select(field(name("a", "attname"), SQLDataType.VARCHAR))
                        .from(table(name("pg_catalog", "pg_index")).as("i"))
                        .join(table(name("pg_catalog", "pg_attribute")).as("a"))
                        .on(DSL.condition("a.attrelid = i.indrelid and a.attnum = i.indkey[0]"))
                        .where(field(name("i", "indrelid")).eq(oid(schema, relation)))
                        .and(DSL.condition("i.indisprimary and i.indnkeyatts = 1")),
                work,
                row -> String.valueOf(row.text(0, 0)));
        return keys.stream().filter(whole::contains).findFirst();
    }

    private static boolean stored(Listing server, String schema, String relation, Work work) {
        return server.list(
                        DSL.select(field("relkind", SQLDataType.VARCHAR))
                                .from(table(name("pg_catalog", "pg_class")))
                                .where(field("oid").eq(oid(schema, relation))),
                        work,
                        row -> "r".equals(row.text(0, 0)) || "m".equals(row.text(0, 0)))
                .contains(true);
    }

    /** What a person calls it. */
    String title() {
        return schema + "." + relation;
    }

    Optional<PgColumn> find(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** The column of that name; throws {@link BadInput} with the nearest name there is. */
    PgColumn require(String column) {
        List<String> names = columns.stream().map(PgColumn::name).toList();
        return find(column)
                .orElseThrow(() -> new BadInput(
                        "mapping.unknown-column",
                        title() + " has no column \"" + column + "\""
                                + Suggest.nearest(column, names)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("."),
                        "Its columns are: " + String.join(", ", names) + "."));
    }

    /** Its rows, under {@link #NAME}. */
    Table<?> rows() {
        Name qualified = name(schema, relation);
        return table(qualified).as(NAME);
    }

    static Field<Object> of(PgColumn column) {
        return field(name(NAME, column.name()), SQLDataType.OTHER);
    }

    /** A number that grows in the order in which rows came, as far as that can be told. */
    Field<Long> arrival() {
        if (key.isPresent()) {
            return field("cast({0} as bigint)", SQLDataType.BIGINT, field(name(NAME, key.get())));
        }
        return stored
                ? field(
                        "((cast(cast({0} as text) as point))[0] * 65536 + (cast(cast({0} as text) as point))[1])::bigint",
                        SQLDataType.BIGINT, field(name(NAME, "ctid")))
                : DSL.field("cast(0 as bigint)", SQLDataType.BIGINT);
    }
}
