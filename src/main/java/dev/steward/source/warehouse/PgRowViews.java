package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;

import dev.steward.model.Work;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What a materialised view would hold if it were refreshed while a table held only some of its rows. The view's own query is asked, with
 * the table's name standing for those rows: {@code with TABLE as (…) QUERY}.
 */
final class PgRowViews {
    private static final int MOST_SUMS = 3;

    private final PgActs acts;
    private final PgTable table;
    private final Condition left;

    PgRowViews(PgActs acts, PgTable table, Condition left) {
        this.acts = acts;
        this.table = table;
        this.left = left;
    }

    /** @param sums of its columns with numbers, by their names */
    record Totals(long rows, List<String> columns, List<BigDecimal> sums) {
        /** In words, against what it is now. */
        String against(Totals now) {
            StringBuilder words =
                    new StringBuilder(String.format(Locale.ROOT, "%,d rows instead of %,d", rows, now.rows));
            for (int i = 0; i < columns.size(); i++) {
                if (sums.get(i).compareTo(now.sums.get(i)) != 0) {
                    words.append(String.format(
                            Locale.ROOT, ", %s %,.0f instead of %,.0f", columns.get(i), sums.get(i), now.sums.get(i)));
                }
            }
            return words.toString();
        }
    }

    Totals of(String schema, String view, Work work) {
        PgTable form = PgTable.find(acts, schema, view, work);
        List<PgColumn> numbers = form.columns().stream()
                .filter(column -> column.kind() == PgColumn.Kind.WHOLE || column.kind() == PgColumn.Kind.NUMBER)
                .filter(column ->
                        !column.name().endsWith("_id") && !column.name().equals("id"))
                .limit(MOST_SUMS)
                .toList();
        return acts.ask(work, sql -> {
            sql.execute(query("savepoint reckoning"));
            try {
                // A name that the path finds is written without its schema, so that the one given here stands for it.
                sql.execute(query("set local search_path = {0}, pg_catalog", name(table.schema())));
                String definition = String.valueOf(sql.fetchValue(field(
                                "pg_get_viewdef(cast({0} as oid))", SQLDataType.VARCHAR, PgRowPlace.oid(schema, view))))
                        .strip();
                String body = definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
                List<org.jooq.SelectField<?>> fields = new ArrayList<>();
                fields.add(DSL.count().cast(SQLDataType.BIGINT));
                numbers.forEach(column -> fields.add(field(
                        "coalesce(sum(cast({0} as numeric)), 0)", SQLDataType.NUMERIC, field(name(column.name())))));
                Record totals = sql.resultQuery(
                                "with {0} as ({1}) select {2} from ({3}) totals",
                                name(table.relation()),
                                DSL.select(DSL.table(name(PgTable.NAME)).asterisk())
                                        .from(table.rows())
                                        .where(left),
                                DSL.list(fields),
                                DSL.raw(body))
                        .fetchSingle();
                List<BigDecimal> sums = new ArrayList<>();
                for (int i = 0; i < numbers.size(); i++) {
                    sums.add(totals.get(i + 1, BigDecimal.class));
                }
                return new Totals(
                        totals.get(0, Long.class),
                        numbers.stream().map(PgColumn::name).toList(),
                        sums);
            } finally {
                sql.execute(query("rollback to savepoint reckoning"));
            }
        });
    }
}
