package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.steward.model.BadInput;
import dev.steward.model.Refused;
import dev.steward.model.Work;
import dev.steward.source.RowLook.Column;
import dev.steward.source.RowText;
import dev.steward.source.RowWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Puts rows as texts into a new table, in the transaction that is under way. */
final class PgRestore {
    static final Duration LIMIT = Duration.ofHours(6);

    /** So many hex digits of a hash make a whole number that a bigint holds. */
    private static final int DIGITS = 15;

    private final PgActs acts;
    private final String schema;
    private final String table;
    private final List<Column> columns;

    PgRestore(PgActs acts, String schema, String table, List<Column> columns) {
        this.acts = acts;
        this.schema = schema;
        this.table = table;
        this.columns = columns;
    }

    long fill(RowWriter.Rows rows, Work work) {
        create(work);
        // Whatever the order: the same rows have the same sum.
        BigInteger[] sum = {BigInteger.ZERO};
        long[] count = {0};
        acts.copyIn(
                DSL.query("copy {0} from stdin (format csv)", name(schema, table)),
                work,
                out -> rows.each(values -> {
                    sum[0] = sum[0].add(new BigInteger(RowText.hash(values).substring(0, DIGITS), 16));
                    count[0]++;
                    out.accept(line(values));
                }));
        Record there = acts.ask(
                work,
                sql -> sql.resultQuery(
                                "select count(*), coalesce(sum(cast(cast('x' || left({0}, {1}) as bit(60)) as bigint)), 0) from {2} as {3}",
                                PgRowRule.hash(), inline(DIGITS), name(schema, table), name(PgTable.NAME))
                        .fetchSingle());
        if (there.get(0, Long.class) != count[0]
                || there.get(1, BigDecimal.class).toBigInteger().compareTo(sum[0]) != 0) {
            throw new Refused(
                    "restore-differs",
                    "What was written to " + schema + "." + table + " is not what the archive holds.",
                    "Nothing was kept. Restore into a folder instead, and look for what differs.");
        }
        return count[0];
    }

    private void create(Work work) {
        boolean taken = acts.ask(
                work,
                sql -> Boolean.TRUE.equals(sql.fetchValue(field(
                        "to_regclass(format('%I.%I', {0}, {1})) is not null",
                        SQLDataType.BOOLEAN, inline(schema), inline(table)))));
        if (taken) {
            throw new BadInput(
                    "restore.table",
                    "There is " + schema + "." + table + " in " + acts.target().title() + " already.",
                    "Name a new table; nothing is overwritten.");
        }
        for (Column column : columns) {
            // Its text goes into a statement: only what the server knows as a type may.
            acts.ask(
                    work,
                    sql -> sql.fetchValue(field("cast({0} as regtype)", SQLDataType.OTHER, inline(column.type()))));
        }
        acts.ask(
                work,
                sql -> sql.execute(DSL.query(
                        "create table {0} ({1})",
                        name(schema, table),
                        DSL.list(columns.stream()
                                .map(column -> DSL.sql("{0} {1}", name(column.name()), DSL.raw(column.type())))
                                .toList()))));
    }

    /** Nothing is null, an empty text is quoted. */
    private static byte[] line(List<@Nullable String> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String value = values.get(i);
            if (value != null) {
                line.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
