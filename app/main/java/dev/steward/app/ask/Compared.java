package dev.steward.app.ask;

import dev.steward.app.ui.Texts;
import dev.steward.model.Table;
import dev.steward.model.Table.Column;
import dev.steward.model.Table.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two tables of the same question as one: behind every number what it was before and how it has changed. Rows belong
 * together by their place, for the first week of a range is compared with the first week of the range before, unless
 * some columns say what a row is about. Wide tables, such as retention triangles, are set below one another instead.
 */
final class Compared {
    /** How the keys of columns end that say how a number has changed. */
    static final String CHANGE = "_change";

    private static final int WIDE = 9;

    private final Texts texts;
    private final List<String> rowKeys;

    /** @param rowKeys the columns whose cells say which rows belong together; none: their place does */
    Compared(Texts texts, List<String> rowKeys) {
        this.texts = texts;
        this.rowKeys = List.copyOf(rowKeys);
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
            if (isNumber(column)) {
                columns.add(new Column(
                        column.key() + "_before", texts.get("compare.before", column.heading()), column.type()));
                columns.add(new Column(
                        column.key() + CHANGE, texts.get("compare.change", column.heading()), column.type()));
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        boolean named = now.columns().stream().map(Column::key).anyMatch(rowKeys::contains);
        for (Pair pair : named ? byKey(now, before) : byPlace(now, before)) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int column = 0; column < now.columns().size(); column++) {
                Object a = cell(now, pair.now(), column);
                Object b = cell(before, pair.before(), column);
                if (isNumber(now.columns().get(column))) {
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

    private boolean isNumber(Column column) {
        return CellText.rightAligned(column.type()) && !rowKeys.contains(column.key());
    }

    /** Two rows that belong together; -1 where there is none. */
    private record Pair(int now, int before) {}

    private static List<Pair> byPlace(Table now, Table before) {
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < Math.max(now.rows().size(), before.rows().size()); row++) {
            pairs.add(new Pair(row, row));
        }
        return pairs;
    }

    /** The rows of now in their order, after them those that are no longer there. */
    private List<Pair> byKey(Table now, Table before) {
        Map<List<@Nullable Object>, Integer> rest = new LinkedHashMap<>();
        for (int row = 0; row < before.rows().size(); row++) {
            rest.put(key(before, row), row);
        }
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < now.rows().size(); row++) {
            Integer earlier = rest.remove(key(now, row));
            pairs.add(new Pair(row, earlier == null ? -1 : earlier));
        }
        rest.values().forEach(row -> pairs.add(new Pair(-1, row)));
        return pairs;
    }

    private List<@Nullable Object> key(Table table, int row) {
        List<@Nullable Object> key = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (rowKeys.contains(table.columns().get(column).key())) {
                key.add(cell(table, row, column));
            }
        }
        return key;
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
        return row >= 0 && row < table.rows().size() && column < table.columns().size()
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
