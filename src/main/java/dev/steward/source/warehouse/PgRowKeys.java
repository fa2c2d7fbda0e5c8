package dev.steward.source.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.steward.source.RowLook;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/** Rows that a plan names, given to the server to be found among those of a table. */
final class PgRowKeys {
    private static final String GOING = "steward going";

    private PgRowKeys() {}

    /** The keys as rows: a column of texts for each of the primary key's, then version and hash. */
    static Table<?> rows(PgRowTable table, List<RowLook.RowKey> keys) {
        int columns = table.key().size();
        List<String[]> values = new ArrayList<>();
        for (int i = 0; i < columns + 2; i++) {
            values.add(new String[keys.size()]);
        }
        for (int row = 0; row < keys.size(); row++) {
            String[] parts = JsonMapper.shared().readValue(keys.get(row).key(), String[].class);
            for (int i = 0; i < columns; i++) {
                values.get(i)[row] = parts[i];
            }
            values.get(columns)[row] = keys.get(row).version();
            values.get(columns + 1)[row] = keys.get(row).hash();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add("k" + i);
        }
        names.add("version");
        names.add("hash");
        return DSL.table(
                "unnest({0}) as {1}({2})",
                DSL.list(values.stream()
                        .map(column -> val(column, SQLDataType.VARCHAR.array()))
                        .toList()),
                name(GOING),
                DSL.list(names.stream().map(DSL::name).toList()));
    }

    /** Whether a row, under {@link PgTable#NAME}, is one of them, and was not written since. */
    static Condition asPlanned(PgRowTable table) {
        return asFound(table).and(PgRowRule.version().eq(field(name(GOING, "version"), SQLDataType.VARCHAR)));
    }

    /** Whether it is one of them by its key and all that it holds, whoever wrote it, and when. */
    static Condition asFound(PgRowTable table) {
        List<Condition> same = new ArrayList<>();
        List<PgColumn> key = table.keyColumns();
        for (int i = 0; i < key.size(); i++) {
            same.add(DSL.condition(
                    "{0} = cast({1} as {2})",
                    PgTable.of(key.get(i)),
                    field(name(GOING, "k" + i)),
                    DSL.raw(key.get(i).sqlType())));
        }
        same.add(PgRowRule.hash().eq(field(name(GOING, "hash"), SQLDataType.VARCHAR)));
        return DSL.and(same);
    }
}
