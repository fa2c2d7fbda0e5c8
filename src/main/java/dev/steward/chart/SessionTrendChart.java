package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.data.category.DefaultCategoryDataset;

/** Sessions by the period they begin in, and the people who have them as a line. Both stand for {@code Cell(i, 0)}. */
public record SessionTrendChart(String title, Granularity granularity, SessionFigures all, List<Period> periods)
        implements Chart {
    /** {@code start} as docs/definitions.md writes periods. */
    public record Period(String start, long sessions, long people) {}

    private static final int MOST_DOTS = 60;

    public SessionTrendChart {
        periods = List.copyOf(periods);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (all.sessions() == 0) {
            return Sheet.noData(title, look);
        }
        Color line = look.series().getFirst();
        List<String> starts = periods.stream().map(Period::start).toList();
        Renderers.Meaning meaning = (area, series, i) -> new CellEntity(area, tip(i), new Cell(i, 0));
        CategoryPlot plot = new CategoryPlot(
                data("sessions", Period::sessions),
                new PeriodAxis(PeriodLabel.all(granularity, starts), look),
                Axes.counts(look),
                Renderers.bars(look.accent(), meaning));
        plot.setDataset(1, data("people", Period::people));
        plot.setRenderer(1, Renderers.line(List.of(line), periods.size() <= MOST_DOTS, meaning));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        JFreeChart chart = Sheet.of(title, Optional.of(all.note()), Axes.quiet(plot, look), look);
        Sheet.legend(
                chart,
                List.of(
                        new Sheet.Entry(Words.say("sessions.tile.sessions"), look.accent()),
                        new Sheet.Entry(Words.say("sessions.tile.people"), line)),
                look);
        return chart;
    }

    private DefaultCategoryDataset data(String series, ToLongFunction<Period> count) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < periods.size(); i++) {
            data.addValue(count.applyAsLong(periods.get(i)), series, Integer.valueOf(i));
        }
        return data;
    }

    private String tip(int index) {
        Period period = periods.get(index);
        return Words.say(
                "sessions.tip",
                PeriodLabel.of(granularity, period.start()).full(),
                SessionFigures.count(period.sessions()),
                Words.people(period.people()));
    }

    @Override
    public String description() {
        if (all.sessions() == 0) {
            return Words.say("empty.description", title);
        }
        Period busiest =
                periods.stream().max(Comparator.comparingLong(Period::sessions)).orElseThrow();
        Period last = periods.getLast();
        return all.sentence(title) + " "
                + Words.say(
                        "sessions.description.trend",
                        Numbers.ENGLISH.count(busiest.sessions()),
                        PeriodLabel.of(granularity, busiest.start()).full(),
                        Numbers.ENGLISH.count(last.sessions()),
                        PeriodLabel.of(granularity, last.start()).full());
    }
}
