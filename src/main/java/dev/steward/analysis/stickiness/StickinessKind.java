package dev.steward.analysis.stickiness;

import dev.steward.analysis.ActivityKind;
import dev.steward.analysis.Data;
import dev.steward.analysis.PeopleFold;
import dev.steward.chart.Chart;
import dev.steward.chart.StickinessChart;
import dev.steward.definition.Scope;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stickiness among the kinds of question. A cell's row is the number of active periods, less one; column 0 stands for
 * those with exactly that many, 1 for those with at least that many.
 */
public final class StickinessKind implements ActivityKind<Stickiness, StickinessResult> {
    @Override
    public String name() {
        return "stickiness";
    }

    @Override
    public Class<Stickiness> question() {
        return Stickiness.class;
    }

    @Override
    public Stickiness of(Scope scope, Granularity period, Matcher activity) {
        return new Stickiness(scope, period, activity);
    }

    @Override
    public DayOfWeek weekStart() {
        return DayOfWeek.SUNDAY;
    }

    @Override
    public StickinessResult answer(Stickiness question, Data data, Work work) {
        return axis(question, data.journeys(), work)
                .map(axis -> fold(question, question.scope().range(), axis, data, () -> new StickinessFold(axis), work))
                .orElseGet(() -> new StickinessResult(0, List.of()));
    }

    @Override
    public ObjectNode json(Stickiness question, StickinessResult result) {
        return StickinessTables.json(result);
    }

    @Override
    public Table table(Stickiness question, StickinessResult result) {
        return StickinessTables.table(title(question), question.period(), result);
    }

    @Override
    public Optional<Cell> cell(Stickiness question, StickinessResult result, int tableRow, int tableColumn) {
        return tableRow >= 0 && tableRow < result.people().size()
                ? StickinessTables.cell(tableRow, tableColumn)
                : Optional.empty();
    }

    @Override
    public People people(Stickiness question, Cell cell, Data data, Work work) {
        int least = cell.row() + 1;
        int most = cell.column() == 0 ? least : Integer.MAX_VALUE;
        return axis(question, data.journeys(), work)
                .map(axis -> fold(
                        question,
                        question.scope().range(),
                        axis,
                        data,
                        () -> new PeopleFold(journey -> {
                            int active = StickinessFold.activePeriods(journey, axis);
                            return active >= least && active <= most;
                        }),
                        work))
                .orElse(People.NOBODY);
    }

    @Override
    public Chart chart(Stickiness question, StickinessResult result) {
        return new StickinessChart(
                title(question),
                question.period(),
                result.periods(),
                IntStream.rangeClosed(1, result.people().size())
                        .mapToObj(result::exactly)
                        .toList());
    }
}
