package dev.steward.chart;

import dev.steward.model.Granularity;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Retention as series of points: period +k, percent of people who came back. */
record Curves(XYSeriesCollection data, XYLineAndShapeRenderer renderer, List<Sheet.Entry> legend) {
    private static final int MOST_DOTS = 40;
    private static final int MOST_NUMBERS = 13;

    /** Series 0 is the mean, drawn last and strong; the others are the cohorts. */
    static Curves ofCohorts(RetentionChart.Group group, Granularity period, Look look) {
        XYSeriesCollection data = new XYSeriesCollection();
        List<String> names = new ArrayList<>();
        data.addSeries(mean(0, group));
        names.add(Words.say("curve.mean"));
        for (RetentionChart.Row row : group.rows()) {
            names.add(PeriodLabel.of(period, row.start()).full());
            XYSeries series = new XYSeries(data.getSeriesCount());
            IntStream.rangeClosed(1, row.returned().size())
                    .filter(k -> row.share(k).isPresent())
                    .forEach(k -> series.add(k, row.share(k).getAsDouble() * 100));
            data.addSeries(series);
        }
        XYLineAndShapeRenderer renderer = Renderers.lines((area, series, item) -> {
            String tip = tip(names.get(series), data, series, item);
            int k = data.getX(series, item).intValue();
            return series == 0 ? new ChartEntity(area, tip) : new CellEntity(area, tip, group.cell(series - 1, k));
        });
        Color thin = Look.mix(look.accent(), look.background(), 0.68);
        for (int i = 1; i < data.getSeriesCount(); i++) {
            style(renderer, i, thin, Renderers.stroke(1));
        }
        style(renderer, 0, look.accent(), Renderers.stroke(3));
        renderer.setSeriesShapesVisible(0, group.periods() <= MOST_DOTS);
        if (group.periods() <= MOST_NUMBERS) {
            number(renderer, look);
        }
        return new Curves(
                data,
                renderer,
                List.of(
                        new Sheet.Entry(Words.say("curve.mean"), look.accent()),
                        new Sheet.Entry(Words.say("curve.cohort"), thin)));
    }

    static Curves ofGroups(List<RetentionChart.Group> groups, Look look) {
        XYSeriesCollection data = new XYSeriesCollection();
        groups.forEach(group -> data.addSeries(mean(data.getSeriesCount(), group)));
        XYLineAndShapeRenderer renderer = Renderers.lines((area, series, item) ->
                new ChartEntity(area, tip(groups.get(series).label(), data, series, item)));
        List<Sheet.Entry> legend = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Color colour = look.series().get(i);
            style(renderer, i, colour, Renderers.stroke(2.5f));
            legend.add(new Sheet.Entry(groups.get(i).label(), colour));
        }
        return new Curves(data, renderer, legend);
    }

    /** Writes the mean beside its points. */
    private static void number(XYLineAndShapeRenderer renderer, Look look) {
        renderer.setSeriesItemLabelGenerator(
                0, (data, series, item) -> Numbers.ENGLISH.percent(data.getYValue(series, item) / 100));
        renderer.setSeriesItemLabelsVisible(0, true);
        renderer.setSeriesItemLabelFont(0, Fonts.semiBold(11));
        renderer.setSeriesItemLabelPaint(0, look.text());
        renderer.setSeriesPositiveItemLabelPosition(
                0, new ItemLabelPosition(ItemLabelAnchor.OUTSIDE1, TextAnchor.BOTTOM_LEFT));
    }

    double highest() {
        return Math.max(0, data.getRangeUpperBound(false));
    }

    private static XYSeries mean(int name, RetentionChart.Group group) {
        XYSeries series = new XYSeries(name);
        IntStream.rangeClosed(1, group.periods())
                .filter(k -> group.mean(k).isPresent())
                .forEach(k -> series.add(k, group.mean(k).getAsDouble() * 100));
        return series;
    }

    private static void style(XYLineAndShapeRenderer renderer, int series, Color colour, BasicStroke stroke) {
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesStroke(series, stroke);
        renderer.setSeriesShape(series, Renderers.dot(3.5));
    }

    private static String tip(String name, XYSeriesCollection data, int series, int item) {
        return Words.say(
                "curve.tip",
                name,
                data.getX(series, item).intValue(),
                Numbers.ENGLISH.percent(data.getYValue(series, item) / 100));
    }
}
