package dev.steward.analysis.trends;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.timeseries.Anomalies;
import dev.steward.analysis.timeseries.Anomalies.Level;
import dev.steward.analysis.timeseries.Forecast;
import dev.steward.analysis.timeseries.Method;
import dev.steward.analysis.trends.Trends.View;
import dev.steward.analysis.trends.TrendsResult.Group;
import dev.steward.analysis.trends.TrendsResult.Line;
import dev.steward.chart.TrendsChart;
import dev.steward.definition.Words;
import dev.steward.model.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A trends result as a picture. */
final class TrendsCharts {
    private TrendsCharts() {}

    static TrendsChart chart(Trends question, TrendsResult result) {
        List<TrendsChart.Line> lines = new ArrayList<>();
        for (Group group : result.groups()) {
            for (int i = 0; i < group.drawn().size(); i++) {
                lines.add(line(question, result, group, i));
            }
        }
        long known = result.periods().size() - predictedFrom(result);
        return new TrendsChart(
                TrendsWords.title(question),
                question.period(),
                unit(question),
                Stream.concat(
                                result.periods().stream(),
                                result.coming().stream().skip(known))
                        .toList(),
                result.complete(),
                lines,
                result.notes().stream()
                        .map(note -> new TrendsChart.Note(note.period(), note.text()))
                        .toList(),
                compared(question));
    }

    /** The index of the first period that is predicted; it may be one that is listed, but not complete. */
    private static int predictedFrom(TrendsResult result) {
        int listed = result.coming().isEmpty()
                ? -1
                : result.periods().indexOf(result.coming().getFirst());
        return listed < 0 ? result.periods().size() : listed;
    }

    private static TrendsChart.Unit unit(Trends question) {
        if (question.formula().isPresent()) {
            return question.formula().get().format() == Formula.Format.PERCENT
                    ? TrendsChart.Unit.PERCENT
                    : TrendsChart.Unit.NUMBER;
        }
        return question.series().stream().allMatch(series -> series.measure().counts())
                ? TrendsChart.Unit.COUNT
                : TrendsChart.Unit.NUMBER;
    }

    private static Optional<TrendsChart.Compared> compared(Trends question) {
        return question.view() instanceof View.Course course
                ? course.compare().map(compare -> switch (compare) {
                    case PREVIOUS_PERIOD -> TrendsChart.Compared.PERIOD_BEFORE;
                    case PREVIOUS_YEAR -> TrendsChart.Compared.YEAR_BEFORE;
                })
                : Optional.empty();
    }

    private static TrendsChart.Line line(Trends question, TrendsResult result, Group group, int i) {
        Line line = group.drawn().get(i);
        Optional<TrendsChart.Opens> opens = question.drawsFormula()
                ? Optional.empty()
                : TrendsCells.number(question, group, i, 0)
                        .map(cell -> new TrendsChart.Opens(cell.group(), cell.column()));
        return new TrendsChart.Line(
                name(question, group, line),
                opens,
                line.values(),
                line.before().map(TrendsResult.Before::values),
                line.average(),
                line.anomalies().map(TrendsCharts::judged),
                question.view() instanceof View.Forecast ? Optional.of(outlook(result, line)) : Optional.empty());
    }

    private static String name(Trends question, Group group, Line line) {
        if (question.breakdown().isEmpty()) {
            return line.name();
        }
        String value = group.value().isEmpty() ? say("trends.none") : group.value();
        return group.drawn().size() == 1 ? value : say("trends.line", value, line.name());
    }

    private static TrendsChart.Judged judged(Anomalies anomalies) {
        List<Anomalies.Point> points = anomalies.points();
        List<TrendsChart.Mark> marks = IntStream.range(0, points.size())
                .filter(i -> points.get(i).flagged())
                .mapToObj(i -> new TrendsChart.Mark(
                        i,
                        points.get(i).level() == Level.CRITICAL,
                        points.get(i).expected(),
                        points.get(i).score()))
                .toList();
        return new TrendsChart.Judged(marks, points.size() - anomalies.count(Level.NOT_EVALUATED));
    }

    private static TrendsChart.Outlook outlook(TrendsResult result, Line line) {
        int from = predictedFrom(result);
        return line.forecast()
                .map(forecast -> outlook(from, forecast))
                .orElseGet(() -> new TrendsChart.Outlook(
                        from, Course.of(), Course.of(), Course.of(), Course.of(), Course.of(), Optional.empty()));
    }

    private static TrendsChart.Outlook outlook(int from, Forecast forecast) {
        return new TrendsChart.Outlook(
                from,
                forecast.expected(),
                forecast.eighty().low(),
                forecast.eighty().high(),
                forecast.ninetyFive().low(),
                forecast.ninetyFive().high(),
                Optional.of(new TrendsChart.Tried(
                        say("trends.method." + Words.of(forecast.method())),
                        forecast.accuracy().mae(),
                        forecast.accuracy().rmse(),
                        forecast.accuracy().mape(),
                        Optional.ofNullable(forecast.tried().get(Method.SEASONAL_NAIVE))
                                .orElse(forecast.accuracy())
                                .mae())));
    }
}
