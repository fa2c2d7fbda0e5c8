package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Retention after one interval, cohort after cohort: the share that came back, over bars of the cohorts' sizes. With a
 * breakdown a line for each value, without bars, which would hide one another. The bar of cohort i is {@code Cell(i, 0)},
 * its point {@code Cell(i, interval)}.
 *
 * @param period what cohorts are
 * @param column what the interval counts: the same, but days for blocks of 24 hours
 * @param groups one with an empty value without a breakdown; else one a value
 * @param interval how many of these after the first, from 1
 */
public record RetentionIntervalChart(
        String title, Granularity period, Granularity column, List<RetentionChart.Group> groups, int interval)
        implements Chart {
    public RetentionIntervalChart {
        groups = List.copyOf(groups);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (RetentionChart.empty(groups)) {
            return Sheet.noData(title, look);
        }
        if (oldEnough() == 0) {
            return Sheet.noData(title, Words.say("interval.young", after()), look);
        }
        return groups.size() == 1 ? single(groups.getFirst(), look) : lines(look);
    }

    private JFreeChart single(RetentionChart.Group all, Look look) {
        List<ShareOverTime.Period> periods = IntStream.range(0, oldEnough())
                .mapToObj(i -> new ShareOverTime.Period(
                        all.rows().get(i).start(),
                        all.rows().get(i).size(),
                        back(all.rows().get(i)),
                        tip(all, i),
                        all.cell(i, 0),
                        all.cell(i, interval)))
                .toList();
        String note = Words.say("interval.note", mean(all), after(), periods.size());
        return new ShareOverTime(period, periods, Words.say("interval.share"), Words.say("interval.size"))
                .draw(title, note, look);
    }

    private JFreeChart lines(Look look) {
        List<RetentionChart.Group> shown =
                groups.subList(0, Math.min(groups.size(), look.series().size()));
        List<Color> colours = look.series().subList(0, shown.size());
        CategoryPlot plot = new CategoryPlot(
                shares(shown),
                new PeriodAxis(PeriodLabel.all(period, starts()), look),
                Axes.named(Axes.percent(look, highest(shown)), Words.say("interval.share")),
                Renderers.line(
                        colours,
                        ShareOverTime.dotted(oldEnough()),
                        (area, series, i) -> new CellEntity(
                                area,
                                tip(shown.get(series), i),
                                new Cell(List.of(shown.get(series).value()), i, interval))));
        String note = shown.size() < groups.size()
                ? Words.say("interval.note.cut", after(), shown.size(), groups.size())
                : Words.say("interval.note.values", after());
        JFreeChart chart = Sheet.of(title, Optional.of(note), Axes.quiet(plot, look), look);
        List<Sheet.Entry> legend = new ArrayList<>();
        for (int series = 0; series < shown.size(); series++) {
            legend.add(new Sheet.Entry(shown.get(series).label(), colours.get(series)));
        }
        Sheet.legend(chart, legend, look);
        return chart;
    }

    private DefaultCategoryDataset shares(List<RetentionChart.Group> shown) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int series = 0; series < shown.size(); series++) {
            for (int i = 0; i < oldEnough(); i++) {
                RetentionChart.Row row = shown.get(series).rows().get(i);
                data.addValue(
                        row.share(interval).isPresent()
                                ? 100 * row.share(interval).getAsDouble()
                                : null,
                        Integer.valueOf(series),
                        Integer.valueOf(i));
            }
        }
        return data;
    }

    private double highest(List<RetentionChart.Group> shown) {
        return shown.stream()
                .flatMap(group -> group.rows().subList(0, oldEnough()).stream())
                .mapToDouble(row -> 100 * row.share(interval).orElse(0))
                .max()
                .orElse(0);
    }

    /** How many cohorts have that interval behind them: the first ones, for each is younger than the one before. */
    private int oldEnough() {
        return groups.stream()
                .mapToInt(group -> (int) group.rows().stream()
                        .takeWhile(row -> row.returned().size() >= interval)
                        .count())
                .min()
                .orElse(0);
    }

    private List<String> starts() {
        return groups.getFirst().rows().subList(0, oldEnough()).stream()
                .map(RetentionChart.Row::start)
                .toList();
    }

    private long back(RetentionChart.Row row) {
        return row.returned().get(interval - 1);
    }

    private String tip(RetentionChart.Group group, int cohort) {
        RetentionChart.Row row = group.rows().get(cohort);
        String name = PeriodLabel.of(period, row.start()).full();
        return Words.say(
                "interval.tip",
                group.value().isEmpty() && groups.size() == 1 ? name : group.label() + ", " + name,
                Numbers.ENGLISH.count(back(row)),
                Numbers.ENGLISH.count(row.size()),
                after(),
                Numbers.ENGLISH.percent(back(row), row.size()));
    }

    private String mean(RetentionChart.Group group) {
        return group.mean(interval).isPresent()
                ? Numbers.ENGLISH.percent(group.mean(interval).getAsDouble())
                : Numbers.NONE;
    }

    /** "3 weeks". */
    private String after() {
        return Words.say("interval." + column.json(), interval);
    }

    @Override
    public String description() {
        if (RetentionChart.empty(groups)) {
            return Words.say("empty.description", title);
        }
        if (oldEnough() == 0) {
            return Words.say("retention.description.title", title) + " " + Words.say("interval.young", after());
        }
        return Words.say("retention.description.title", title) + " "
                + groups.stream().limit(8).map(this::describe).collect(Collectors.joining(" "));
    }

    private String describe(RetentionChart.Group group) {
        RetentionChart.Row first = group.rows().getFirst();
        RetentionChart.Row last = group.rows().get(oldEnough() - 1);
        return Words.say(
                groups.size() == 1 ? "interval.description" : "interval.description.group",
                group.label(),
                mean(group),
                after(),
                Numbers.ENGLISH.percent(back(first), first.size()),
                PeriodLabel.of(period, first.start()).full(),
                Numbers.ENGLISH.percent(back(last), last.size()),
                PeriodLabel.of(period, last.start()).full());
    }
}
