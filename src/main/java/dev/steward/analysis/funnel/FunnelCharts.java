package dev.steward.analysis.funnel;

import dev.steward.analysis.Phrases;
import dev.steward.chart.Chart;
import dev.steward.chart.FunnelChart;
import dev.steward.chart.FunnelTrendChart;
import dev.steward.chart.HistogramChart;
import dev.steward.chart.OddsChart;
import java.util.List;
import java.util.OptionalDouble;

/** Which picture shows a funnel's result. */
final class FunnelCharts {
    private FunnelCharts() {}

    static Chart of(Funnel question, FunnelResult result) {
        String title = FunnelWords.title(question);
        return switch (result) {
            case FunnelResult.Steps steps -> steps(title, question, steps);
            case FunnelResult.Trend trend ->
                new FunnelTrendChart(
                        title,
                        ((Funnel.View.Trend) question.view()).granularity(),
                        trend.periods().stream()
                                .map(period -> new FunnelTrendChart.Period(
                                        period.start(), period.entered(), period.converted(), period.ratePercent()))
                                .toList());
            case FunnelResult.TimeToConvert times -> times(title, times);
            case FunnelResult.Correlation correlation ->
                new OddsChart(
                        title,
                        correlation.convertedTotal(),
                        correlation.droppedTotal(),
                        correlation.events().stream()
                                .map(event -> new OddsChart.Item(
                                        event.event(), event.converted(), event.dropped(), event.oddsRatio()))
                                .toList());
        };
    }

    private static Chart steps(String title, Funnel question, FunnelResult.Steps result) {
        return new FunnelChart(
                title,
                question.count() == Funnel.Count.PEOPLE ? FunnelChart.Of.PEOPLE : FunnelChart.Of.ATTEMPTS,
                question.steps().stream()
                        .map(step -> new FunnelChart.Step(Phrases.matcher(step.matcher()), step.optional()))
                        .toList(),
                result.groups().stream()
                        .map(group -> new FunnelChart.Group(
                                group.value(),
                                group.steps().stream()
                                        .map(step -> new FunnelChart.Reached(
                                                step.count(), step.averageSeconds(), step.medianSeconds()))
                                        .toList()))
                        .toList());
    }

    private static Chart times(String title, FunnelResult.TimeToConvert result) {
        List<FunnelResult.Bin> bins = result.histogram();
        return new HistogramChart(
                title,
                bins.stream()
                        .map(bin -> new HistogramChart.Bin(
                                bin.start(), bin.start() + FunnelTables.width(bins), bin.count()))
                        .toList(),
                result.averageSeconds(),
                median(result.seconds()));
    }

    private static OptionalDouble median(List<Double> sorted) {
        if (sorted.isEmpty()) {
            return OptionalDouble.empty();
        }
        double lower = sorted.get((sorted.size() - 1) / 2);
        double upper = sorted.get(sorted.size() / 2);
        return OptionalDouble.of((lower + upper) / 2);
    }
}
