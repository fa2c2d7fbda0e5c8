package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two tables of the same question as one: behind every number what it was before and how it has changed. Rows belong
 * together by their place, for the first week of a range is compared with the first week of the range before. Wide
 * tables, such as retention triangles, are set below one another instead.
 */
final class Compared {
    /** How the keys of columns end that say how a number has changed. */
    static final String CHANGE = "_change";

    private static final int WIDE = 9;

    private final Texts texts;

    Compared(Texts texts) {
        this.texts = texts;
    }

    Table table(Table now, Table before) {
        return now.columns().size() > WIDE
                        || now.columns().size() != before.columns().size()
                ? below(now, before)
                : beside(now, before);
    }

    private Table beside(Table now, Table before) {
        List<Column> columns = new ArrayList<>();
        for (Column column : now.columns()) {
            columns.add(column);
            if (CellText.rightAligned(column.type())) {
                columns.add(new Column(
                        column.key() + "_before", texts.get("compare.before", column.heading()), column.type()));
                columns.add(new Column(
                        column.key() + CHANGE, texts.get("compare.change", column.heading()), column.type()));
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < Math.max(now.rows().size(), before.rows().size()); row++) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int column = 0; column < now.columns().size(); column++) {
                Object a = cell(now, row, column);
                Object b = cell(before, row, column);
                if (CellText.rightAligned(now.columns().get(column).type())) {
                    cells.add(a);
                    cells.add(b);
                    cells.add(change(now.columns().get(column).type(), a, b));
                } else {
                    cells.add(a == null ? b : a);
                }
            }
            rows.add(Collections.unmodifiableList(cells));
        }
        return new Table(now.title(), columns, rows);
    }

    /** Which column of the original a column of the compared table shows; -1 for what was added. */
    static int original(Table original, Table shown, int column) {
        if (original.columns().size() == shown.columns().size()) {
            return column;
        }
        String key = shown.columns().get(column).key();
        for (int i = 0; i < original.columns().size(); i++) {
            if (original.columns().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private Table below(Table now, Table before) {
        Table wider = now.columns().size() >= before.columns().size() ? now : before;
        List<Column> columns = new ArrayList<>();
        columns.addAll(wider.columns());
        columns.add(new Column("period_compared", texts.get("compare.period"), Type.TEXT));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        append(rows, now, wider, texts.get("compare.now"));
        append(rows, before, wider, texts.get("compare.earlier"));
        return new Table(now.title(), columns, rows);
    }

    private static void append(List<List<@Nullable Object>> rows, Table table, Table wider, String period) {
        for (List<@Nullable Object> row : table.rows()) {
            List<@Nullable Object> cells = new ArrayList<>(row);
            while (cells.size() < wider.columns().size()) {
                cells.add(null);
            }
            cells.add(period);
            rows.add(Collections.unmodifiableList(cells));
        }
    }

    private static @Nullable Object cell(Table table, int row, int column) {
        return row < table.rows().size() && column < table.columns().size()
                ? table.rows().get(row).get(column)
                : null;
    }

    private static @Nullable Object change(Type type, @Nullable Object now, @Nullable Object before) {
        if (!(now instanceof Number a) || !(before instanceof Number b)) {
            return null;
        }
        return type == Type.COUNT
                ? (Object) (a.longValue() - b.longValue())
                : (Object) (a.doubleValue() - b.doubleValue());
    }
}
