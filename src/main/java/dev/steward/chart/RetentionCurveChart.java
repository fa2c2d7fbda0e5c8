package dev.steward.chart;

import dev.steward.model.Granularity;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/**
 * Retention as lines: the mean of all cohorts over the thin lines of each; with a breakdown the mean of each value.
 * Point +k of cohort i is {@code Cell(i, k)}.
 *
 * @param period what cohorts are
 * @param column what the points count: the same, but days for blocks of 24 hours
 */
public record RetentionCurveChart(
        String title, Granularity period, Granularity column, List<RetentionChart.Group> groups) implements Chart {
    public RetentionCurveChart {
        groups = List.copyOf(groups);
    }

    public RetentionCurveChart(String title, Granularity period, List<RetentionChart.Group> groups) {
        this(title, period, period, groups);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (RetentionChart.empty(groups)) {
            return Sheet.noData(title, look);
        }
        Curves curves = groups.size() == 1
                ? Curves.ofCohorts(groups.getFirst(), period, look)
                : Curves.ofGroups(
                        groups.subList(0, Math.min(groups.size(), look.series().size())), look);
        int last = groups.stream().mapToInt(RetentionChart.Group::periods).max().orElse(1);
        NumberAxis offsets = Axes.named(Axes.offsets(look, last), Words.say("curve.after." + column.json()));
        XYPlot plot = new XYPlot(curves.data(), offsets, Axes.percent(look, curves.highest()), curves.renderer());
        JFreeChart chart = Sheet.of(title, Optional.of(note(curves)), Axes.quiet(plot, look), look);
        Sheet.legend(chart, curves.legend(), look);
        return chart;
    }

    private String note(Curves curves) {
        return groups.size() > curves.legend().size() && groups.size() > 1
                ? Words.say("curve.note.cut", curves.legend().size(), groups.size())
                : Words.say("curve.note");
    }

    @Override
    public String description() {
        return RetentionChart.describe(title, column, groups);
    }
}
