package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * A part of a whole in each period: its share as a line, over bars of the whole.
 *
 * @param share what the line is called
 * @param whole what the bars are called
 */
record ShareOverTime(Granularity granularity, List<Period> periods, String share, String whole) {
    /** {@code start} as docs/definitions.md writes periods; the cells are those of the bar and of the point. */
    record Period(String start, long whole, long part, String tip, Cell bar, Cell point) {}

    private static final int MOST_DOTS = 60;

    JFreeChart draw(String title, String note, Look look) {
        Color pale = Look.mix(look.accent(), look.background(), 0.72);
        CategoryPlot plot = new CategoryPlot(
                wholes(),
                new PeriodAxis(
                        PeriodLabel.all(
                                granularity, periods.stream().map(Period::start).toList()),
                        look),
                Axes.named(Axes.counts(look), whole),
                Renderers.bars(
                        pale,
                        (area, series, i) -> new CellEntity(
                                area, periods.get(i).tip(), periods.get(i).bar())));
        plot.setDataset(1, shares());
        plot.setRenderer(
                1,
                Renderers.line(
                        List.of(look.accent()),
                        dotted(periods.size()),
                        (area, series, i) -> new CellEntity(
                                area, periods.get(i).tip(), periods.get(i).point())));
        double highest =
                periods.stream().mapToDouble(ShareOverTime::percent).max().orElse(0);
        plot.setRangeAxis(1, Axes.named(Axes.percent(look, highest), share));
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.getRangeAxis(1).setAxisLineVisible(false);
        JFreeChart chart = Sheet.of(title, Optional.of(note), Axes.quiet(plot, look), look);
        Sheet.legend(chart, List.of(new Sheet.Entry(share, look.accent()), new Sheet.Entry(whole, pale)), look);
        return chart;
    }

    /** Whether so many points of a line have room for a dot each. */
    static boolean dotted(int points) {
        return points <= MOST_DOTS;
    }

    private DefaultCategoryDataset wholes() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < periods.size(); i++) {
            data.addValue(periods.get(i).whole(), "whole", Integer.valueOf(i));
        }
        return data;
    }

    /** Nothing has no share: the line has a gap there. */
    private DefaultCategoryDataset shares() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            data.addValue(period.whole() == 0 ? null : percent(period), "share", Integer.valueOf(i));
        }
        return data;
    }

    private static double percent(Period period) {
        return period.whole() == 0 ? 0 : 100.0 * period.part() / period.whole();
    }
}
