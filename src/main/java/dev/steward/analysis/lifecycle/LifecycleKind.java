package dev.steward.analysis.lifecycle;

import dev.steward.analysis.ActivityKind;
import dev.steward.analysis.Data;
import dev.steward.analysis.lifecycle.LifecycleResult.Period;
import dev.steward.analysis.lifecycle.LifecycleResult.State;
import dev.steward.chart.Chart;
import dev.steward.chart.LifecycleChart;
import dev.steward.definition.Scope;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The lifecycle among the kinds of question. A cell's row is the period, its column the {@link State}, both from 0. */
public final class LifecycleKind implements ActivityKind<Lifecycle, LifecycleResult> {
    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public Class<Lifecycle> question() {
        return Lifecycle.class;
    }

    @Override
    public Lifecycle of(Scope scope, Granularity period, Matcher activity) {
        return new Lifecycle(scope, period, activity);
    }

    @Override
    public DayOfWeek weekStart() {
        return DayOfWeek.MONDAY;
    }

    @Override
    public LifecycleResult answer(Lifecycle question, Data data, Work work) {
        return axis(question, data.journeys(), work)
                .map(axis -> withOneBefore(question, axis))
                .map(axis -> fold(question, TimeRange.ALL, axis, data, () -> new LifecycleFold(axis), work))
                .orElseGet(() -> new LifecycleResult(List.of()));
    }

    private static CalendarAxis withOneBefore(Lifecycle question, CalendarAxis axis) {
        return CalendarAxis.between(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                axis.start(0) - 1,
                axis.start(axis.size() - 1));
    }

    @Override
    public ObjectNode json(Lifecycle question, LifecycleResult result) {
        return LifecycleTables.json(result);
    }

    @Override
    public Table table(Lifecycle question, LifecycleResult result) {
        return LifecycleTables.table(title(question), result);
    }

    @Override
    public Optional<Cell> cell(Lifecycle question, LifecycleResult result, int tableRow, int tableColumn) {
        boolean inside = tableRow >= 0 && tableRow < result.periods().size();
        int state = tableColumn - 1;
        return inside && state >= 0 && state < State.values().length
                ? Optional.of(new Cell(tableRow, state))
                : Optional.empty();
    }

    @Override
    public People people(Lifecycle question, Cell cell, Data data, Work work) {
        List<Period> periods = answer(question, data, work).periods();
        return cell.row() < periods.size()
                ? periods.get(cell.row()).people(State.values()[cell.column()])
                : People.NOBODY;
    }

    @Override
    public Chart chart(Lifecycle question, LifecycleResult result) {
        return new LifecycleChart(
                title(question),
                question.period(),
                result.periods().stream()
                        .map(period -> new LifecycleChart.Period(
                                period.start(),
                                period.arrived().size(),
                                period.returning().size(),
                                period.resurrecting().size(),
                                period.dormant().size()))
                        .toList());
    }
}
