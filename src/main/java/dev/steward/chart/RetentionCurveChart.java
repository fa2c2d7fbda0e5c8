package dev.steward.chart;

import dev.steward.model.Granularity;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * Retention as lines: the mean of all cohorts over the thin lines of each; with a breakdown the mean of each value.
 * Point +k of cohort i is {@code Cell(i, k)}.
 */
public record RetentionCurveChart(String title, Granularity period, List<RetentionChart.Group> groups)
        implements Chart {
    public RetentionCurveChart {
        groups = List.copyOf(groups);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        return Sheet.words(this, palette);
    }

    @Override
    public String description() {
        return RetentionChart.describe(title, period, groups);
    }
}
