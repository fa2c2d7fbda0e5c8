package dev.steward.source.lake;

import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Looks which text columns hold numbers only, or yes and no only: one scan over all of them. */
final class TextKinds {
    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private TextKinds() {}

    static List<RawColumn> of(DuckSession session, Table<?> table, List<RawColumn> columns, Work work) {
        List<SelectField<?>> asked = new ArrayList<>();
        for (RawColumn column : columns) {
            Field<String> text = DSL.field(DSL.name(RawTable.NAME, column.name()), SQLDataType.VARCHAR);
            asked.add(all(DSL.condition("regexp_full_match({0}, {1})", text, DSL.inline(NUMBER))));
            asked.add(all(DSL.condition("lower({0}) in ('true', 'false')", text)));
        }
        List<RawColumn> known = new ArrayList<>();
        session.fetch(DSL.select(asked).from(table), work, batch -> {
            for (int i = 0; i < columns.size(); i++) {
                RawColumn column = columns.get(i);
                RawColumn.Kind kind = batch.number(0, 2 * i) == 1
                        ? RawColumn.Kind.NUMBER_TEXT
                        : batch.number(0, 2 * i + 1) == 1 ? RawColumn.Kind.FLAG_TEXT : column.kind();
                known.add(new RawColumn(column.name(), kind, column.sqlType()));
            }
        });
        return known;
    }

    private static Field<Boolean> all(Condition condition) {
        return DSL.field("coalesce(bool_and({0}), false)", SQLDataType.BOOLEAN, condition);
    }
}
