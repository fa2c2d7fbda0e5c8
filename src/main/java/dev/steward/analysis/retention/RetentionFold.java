package dev.steward.analysis.retention;

import dev.steward.analysis.Longs;
import dev.steward.journey.Fold;
import dev.steward.journey.Journey;
import dev.steward.model.CalendarAxis;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts each person into the cells they belong to. A person's target and return events are sorted by breakdown value, and
 * each value is looked at alone.
 */
final class RetentionFold<C extends Cells<C, R>, R> implements Fold<RetentionFold<C, R>, R> {
    static final int TARGET = 0;
    static final int RETURNING = 1;

    private static final int NONE = -1;
    private static final long BLOCK = 86_400_000_000L;
    private static final int VALUE_SHIFT = 32;

    private final Retention question;
    private final CalendarAxis axis;
    private final int columns;
    private final Values values;
    private final C cells;
    private final Longs events = new Longs();
    private final Longs rows = new Longs();
    private final Longs returns = new Longs();
    private final Set<Long> seen = new HashSet<>();
    private int period = NONE;

    RetentionFold(Retention question, CalendarAxis axis, Values values, C cells) {
        this.question = question;
        this.axis = axis;
        this.columns = question.columns().orElse(Integer.MAX_VALUE);
        this.values = values;
        this.cells = cells;
    }

    @Override
    public void accept(Journey journey) {
        events.clear();
        seen.clear();
        int first = NONE;
        for (int event = 0; event < journey.size(); event++) {
            boolean target = journey.matches(event, TARGET);
            if (target || journey.matches(event, RETURNING)) {
                events.add((long) values.of(journey, event) << VALUE_SHIFT | event);
                first = target && first == NONE ? event : first;
            }
        }
        if (first == NONE) {
            return;
        }
        if (values.split()) {
            events.sort(journey::checkCancelled);
        }
        int only = question.mode() == Retention.Mode.FIRST_TIME ? values.of(journey, first) : NONE;
        int from = 0;
        while (from < events.size()) {
            int value = value(from);
            int to = from + 1;
            while (to < events.size() && value(to) == value) {
                to++;
            }
            if (only == NONE || only == value) {
                one(journey, value, from, to);
            }
            from = to;
        }
    }

    private int value(int i) {
        return (int) (events.get(i) >>> VALUE_SHIFT);
    }

    private int event(int i) {
        return (int) events.get(i);
    }

    /** The events [from, to) of one value. */
    private void one(Journey journey, int value, int from, int to) {
        rows.clear();
        returns.clear();
        if (question.windowMode() == Retention.WindowMode.CALENDAR) {
            calendar(journey, from, to);
        } else {
            blocks(journey, from, to);
        }
        if (rows.size() == 0) {
            return;
        }
        int group = values.group(value);
        cells.member(group);
        for (int i = 0; i < rows.size(); i++) {
            row(journey, group, (int) rows.get(i));
        }
    }

    /** Rows and returns are calendar periods. */
    private void calendar(Journey journey, int from, int to) {
        int occurrences = 0;
        int last = NONE;
        boolean open = true;
        for (int i = from; i < to; i++) {
            int event = event(i);
            int at = period(journey.micros(event));
            if (open && journey.matches(event, TARGET)) {
                cohort(at);
                open = !firstTime();
            }
            if (at != NONE && journey.matches(event, RETURNING)) {
                occurrences = at == last ? occurrences + 1 : 1;
                last = at;
                came(at, occurrences);
            }
        }
    }

    /** The row is the calendar period of the first target event, returns are blocks of 24 hours since that. */
    private void blocks(Journey journey, int from, int to) {
        int anchor = from;
        while (anchor < to && !opens(journey, event(anchor))) {
            anchor++;
        }
        if (anchor == to || period(journey.micros(event(anchor))) == NONE) {
            return;
        }
        long start = journey.micros(event(anchor));
        cohort(period(start));
        int cells = cells((int) rows.get(0));
        int occurrences = 0;
        long last = NONE;
        for (int i = anchor; i < to && journey.micros(event(i)) < start + BLOCK * cells; i++) {
            if (journey.matches(event(i), RETURNING)) {
                long block = (journey.micros(event(i)) - start) / BLOCK;
                occurrences = block == last ? occurrences + 1 : 1;
                last = block;
                came(rows.get(0) + block, occurrences);
            }
        }
    }

    private boolean opens(Journey journey, int event) {
        return journey.matches(event, TARGET) && (firstTime() || period(journey.micros(event)) != NONE);
    }

    private boolean firstTime() {
        return question.mode() == Retention.Mode.FIRST_TIME;
    }

    private void cohort(int at) {
        if (at != NONE && (rows.size() == 0 || rows.get(rows.size() - 1) != at)) {
            rows.add(at);
        }
    }

    private void came(long when, int occurrences) {
        if (occurrences == question.minimumOccurrences()) {
            returns.add(when);
        }
    }

    /** The period of the axis, {@link #NONE} outside. Most events lie in the period of the event before. */
    private int period(long micros) {
        if (period == NONE || micros < axis.start(period) || micros >= axis.start(period + 1)) {
            int found =
                    period == NONE || micros < axis.start(period) ? axis.indexOf(micros) : axis.indexOf(micros, period);
            period = found == axis.size() ? NONE : found;
        }
        return period;
    }

    private int cells(int row) {
        return Math.min(columns, axis.size() - row);
    }

    /** Fills in one row: {@code returns} holds, ascending, the columns it has returns in, counted from the axis' start. */
    private void row(Journey journey, int group, int row) {
        add(journey, group, row, 0);
        int cells = cells(row);
        if (question.rolling()) {
            long last = returns.size() == 0 ? NONE : returns.get(returns.size() - 1);
            for (int column = 1; column < cells && row + column <= last; column++) {
                add(journey, group, row, column);
            }
            return;
        }
        for (int i = returns.firstFrom(row + 1L); i < returns.size() && returns.get(i) < (long) row + cells; i++) {
            add(journey, group, row, (int) (returns.get(i) - row));
        }
    }

    private void add(Journey journey, int group, int row, int column) {
        if (!values.shared(group) || seen.add((long) row << VALUE_SHIFT | column)) {
            cells.add(journey, group, row, column);
        }
    }

    @Override
    public void absorb(RetentionFold<C, R> other) {
        cells.absorb(other.cells, values, other.values);
    }

    @Override
    public R finish() {
        return cells.finish(values);
    }
}
