package dev.steward.analysis.trends;

import dev.steward.analysis.Chosen;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.TimeRange;
import dev.steward.model.Times;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;

/** Finds those who count for one number of an answer. */
record PeopleBehind(Trends question, Reader reader, Counting counting, Work work) {
    People of(Cell cell) {
        return counting.find().map(found -> of(found, cell)).orElse(People.NOBODY);
    }

    private People of(Counting.Found found, Cell cell) {
        Groups groups = found.groups();
        int group = cell.group().isEmpty()
                ? 0
                : cell.group().getFirst().equals(Groups.REST)
                        ? groups.size() - 1
                        : groups.kept().indexOf(cell.group().getFirst());
        if (cell.row() >= found.axis().size() || group < 0) {
            return People.NOBODY;
        }
        TimeRange when = window(found.axis(), cell);
        List<String> names = new ArrayList<>();
        List<Integer> series = List.of(cell.column());
        reader.fetch(
                DSL.selectDistinct(Chosen.ACTOR)
                        .from(Counted.ofGroup(question, series, reader.events(when), groups, group)),
                work,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        names.add(String.valueOf(batch.text(row, 0)));
                    }
                });
        return People.named(names);
    }

    /** When what a number counts has happened. */
    private TimeRange window(CalendarAxis axis, Cell cell) {
        TimeRange range = question.scope().range();
        long first = axis.start(cell.row());
        long last = axis.start(cell.row() + 1) - 1;
        if (question.series().get(cell.column()).measure() instanceof Measure.Active(int length)) {
            CalendarAxis days = counting.days(axis);
            int day = counting.dayOf(days, axis, cell.row());
            first = days.start(day - length + 1);
            last = days.start(day + 1) - 1;
        } else {
            first = Math.max(question.cumulative() ? axis.start(0) : first, range.fromMicros());
        }
        return new TimeRange(Times.instant(first), Times.instant(Math.min(last, range.toMicros())));
    }
}
