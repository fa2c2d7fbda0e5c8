package dev.steward.analysis.trends;

import dev.steward.analysis.trends.Trends.View;
import dev.steward.analysis.trends.TrendsResult.Group;
import dev.steward.model.Cell;
import java.util.List;
import java.util.Optional;

/** Which numbers of the tables and charts have people behind them: those that count people or events. */
final class TrendsCells {
    private TrendsCells() {}

    static Optional<Cell> cell(Trends question, TrendsResult result, int row, int column) {
        int first = question.breakdown().isPresent() ? 2 : 1;
        if (row < 0 || column < first) {
            return Optional.empty();
        }
        return switch (question.view()) {
            case View.Course course -> ofPeriods(question, result, course, row, column - first);
            case View.Anomalies _ -> column == first + 1 ? ofAnomalies(question, result, row) : Optional.empty();
            case View.Forecast _ -> Optional.empty();
        };
    }

    private static Optional<Cell> ofPeriods(
            Trends question, TrendsResult result, View.Course course, int row, int column) {
        int width = 1
                + (course.compare().isPresent() ? 3 : 0)
                + (course.movingAverage().isPresent() ? 1 : 0);
        int periods = result.periods().size();
        return periods > 0 && row / periods < result.groups().size() && column % width == 0
                ? number(question, result.groups().get(row / periods), column / width, row % periods)
                : Optional.empty();
    }

    private static Optional<Cell> ofAnomalies(Trends question, TrendsResult result, int row) {
        List<TrendsTables.Flag> flags = TrendsTables.flags(result);
        return row < flags.size() && !question.drawsFormula()
                ? number(
                        question,
                        flags.get(row).group(),
                        flags.get(row).line(),
                        flags.get(row).period())
                : Optional.empty();
    }

    /** The number of a series. */
    static Optional<Cell> number(Trends question, Group group, int series, int period) {
        boolean opens = series < question.series().size()
                && question.series().get(series).measure().counts();
        return opens
                ? Optional.of(
                        new Cell(question.breakdown().isPresent() ? List.of(group.value()) : List.of(), period, series))
                : Optional.empty();
    }
}
