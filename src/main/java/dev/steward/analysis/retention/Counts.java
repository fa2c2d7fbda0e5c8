package dev.steward.analysis.retention;

import dev.steward.journey.Journey;
import dev.steward.model.BadInput;
import dev.steward.model.CalendarAxis;
import dev.steward.model.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many people are in each cell. */
final class Counts implements Cells<Counts, RetentionResult> {
    private static final long MOST_CELLS = 4_000_000;

    private final CalendarAxis axis;
    private final int columns;
    private final Map<Integer, long[][]> groups = new HashMap<>();

    Counts(CalendarAxis axis, int columns) {
        this.axis = axis;
        this.columns = columns;
    }

    @Override
    public void add(Journey journey, int group, int row, int column) {
        add(group, row, column, 1);
    }

    /** Adds people to a cell. */
    void add(int group, int row, int column, long people) {
        long[][] rows = groups.get(group);
        if (rows == null) {
            rows = new long[axis.size()][];
            groups.put(group, rows);
        }
        if (rows[row] == null) {
            rows[row] = new long[cells(row)];
        }
        rows[row][column] += people;
    }

    /** Adds people who came back for the last time in a column: a rolling question counts them in those before, too. */
    void addUpTo(int group, int row, int column, long people) {
        for (int before = 1; before <= Math.min(column, cells(row) - 1); before++) {
            add(group, row, before, people);
        }
    }

    private int cells(int row) {
        return Math.min(columns, axis.size() - row);
    }

    @Override
    public void absorb(Counts other, Values mine, Values theirs) {
        other.groups.forEach((group, rows) -> {
            long[][] into = groups.computeIfAbsent(mine.groupOf(theirs.name(group)), _ -> new long[axis.size()][]);
            for (int row = 0; row < rows.length; row++) {
                into[row] = sum(into[row], rows[row]);
            }
        });
    }

    private static long @Nullable [] sum(long @Nullable [] some, long @Nullable [] more) {
        if (some == null || more == null) {
            return some == null ? more : some;
        }
        for (int column = 0; column < some.length; column++) {
            some[column] += more[column];
        }
        return some;
    }

    @Override
    public RetentionResult finish(Values values) {
        if (!values.split()) {
            groups.computeIfAbsent(values.group(0), _ -> new long[axis.size()][]);
        }
        checkSize();
        List<RetentionResult.Group> all = new ArrayList<>();
        groups.forEach((group, rows) -> all.add(new RetentionResult.Group(values.name(group), rows(rows))));
        all.sort(Comparator.comparing(RetentionResult.Group::value, CodePointOrder.INSTANCE));
        return new RetentionResult(all);
    }

    private void checkSize() {
        long cells = 0;
        for (int row = 0; row < axis.size(); row++) {
            cells += cells(row);
        }
        if (cells * groups.size() > MOST_CELLS) {
            throw new BadInput(
                    "retention.too-many-cells",
                    "The table would have " + cells * groups.size() + " cells: " + axis.size() + " cohorts"
                            + (groups.size() > 1 ? " for each of " + groups.size() + " values." : "."),
                    "Choose a longer period, a shorter range, fewer \"columns\", or a \"limit\" for the breakdown.");
        }
    }

    private List<RetentionResult.Row> rows(long[][] counts) {
        List<RetentionResult.Row> rows = new ArrayList<>();
        for (int row = 0; row < axis.size(); row++) {
            long[] cells = counts[row] == null ? new long[cells(row)] : counts[row];
            List<Long> returned = new ArrayList<>(cells.length - 1);
            for (int column = 1; column < cells.length; column++) {
                returned.add(cells[column]);
            }
            rows.add(new RetentionResult.Row(axis.label(row), cells[0], returned));
        }
        return rows;
    }
}
