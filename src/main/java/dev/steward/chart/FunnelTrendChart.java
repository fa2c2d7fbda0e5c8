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
 * Conversion over time: the rate as a line over bars of how many entered. The bar of period i is {@code Cell(i, 0)}
 * (entered), the point of the line {@code Cell(i, 1)} (converted).
 */
public record FunnelTrendChart(String title, Granularity granularity, List<Period> periods) implements Chart {
    /** {@code start} as docs/definitions.md writes periods. */
    public record Period(String start, long entered, long converted, double ratePercent) {}

    private static final int MOST_DOTS = 60;

    public FunnelTrendChart {
        periods = List.copyOf(periods);
    }

    boolean empty() {
        return periods.stream().allMatch(period -> period.entered() == 0);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        Color pale = Look.mix(look.accent(), look.background(), 0.72);
        CategoryPlot plot = new CategoryPlot(
                entered(),
                new PeriodAxis(PeriodLabel.all(granularity, starts()), look),
                Axes.named(Axes.counts(look), Words.say("trend.entered")),
                Renderers.bars(pale, (area, series, i) -> new CellEntity(area, tip(i), new Cell(i, 0))));
        plot.setDataset(1, rates());
        plot.setRenderer(
                1,
                Renderers.line(
                        look.accent(),
                        periods.size() <= MOST_DOTS,
                        (area, series, i) -> new CellEntity(area, tip(i), new Cell(i, 1))));
        double highest = periods.stream().mapToDouble(Period::ratePercent).max().orElse(0);
        plot.setRangeAxis(1, Axes.named(Axes.percent(look, highest), Words.say("trend.rate")));
        plot.mapDatasetToRangeAxis(1, 1);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.getRangeAxis(1).setAxisLineVisible(false);
        JFreeChart chart = Sheet.of(title, Optional.of(note()), Axes.quiet(plot, look), look);
        Sheet.legend(
                chart,
                List.of(
                        new Sheet.Entry(Words.say("trend.rate"), look.accent()),
                        new Sheet.Entry(Words.say("trend.entered"), pale)),
                look);
        return chart;
    }

    private List<String> starts() {
        return periods.stream().map(Period::start).toList();
    }

    private DefaultCategoryDataset entered() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < periods.size(); i++) {
            data.addValue(periods.get(i).entered(), "entered", Integer.valueOf(i));
        }
        return data;
    }

    /** A period nobody entered has no rate: the line has a gap there. */
    private DefaultCategoryDataset rates() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            data.addValue(period.entered() == 0 ? null : period.ratePercent(), "rate", Integer.valueOf(i));
        }
        return data;
    }

    private String note() {
        long entered = periods.stream().mapToLong(Period::entered).sum();
        long converted = periods.stream().mapToLong(Period::converted).sum();
        return Words.say("trend.note", Numbers.ENGLISH.percent(converted, entered), periods.size());
    }

    private String tip(int index) {
        Period period = periods.get(index);
        return Words.say(
                "trend.tip",
                PeriodLabel.of(granularity, period.start()).full(),
                Numbers.ENGLISH.count(period.entered()),
                Numbers.ENGLISH.count(period.converted()),
                Numbers.ENGLISH.percent(period.ratePercent() / 100));
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        long entered = periods.stream().mapToLong(Period::entered).sum();
        long converted = periods.stream().mapToLong(Period::converted).sum();
        List<Period> busy = periods.stream().filter(p -> p.entered() > 0).toList();
        return Words.say(
                "trend.description",
                title,
                PeriodLabel.of(granularity, periods.getFirst().start()).full(),
                PeriodLabel.of(granularity, periods.getLast().start()).full(),
                Numbers.ENGLISH.percent(converted, entered),
                Numbers.ENGLISH.percent(busy.getFirst().ratePercent() / 100),
                Numbers.ENGLISH.percent(busy.getLast().ratePercent() / 100));
    }
}
