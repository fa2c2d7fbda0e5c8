package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/**
 * How many people are active in one period, in two, in three and so on. The bar of n periods is {@code Cell(n - 1, 0)},
 * where it stands for n or more {@code Cell(n - 1, 1)}.
 *
 * @param periods how many periods there are
 * @param people how many are active in exactly 1, 2, 3 … of them
 * @param atLeast the bars count those active in as many periods or more
 * @param percent the bars are shares of everybody
 */
public record StickinessChart(
        String title, Granularity granularity, int periods, List<Long> people, boolean atLeast, boolean percent)
        implements Chart {
    /** Up to that many periods all have a place, even those nobody reaches: ranges of one length look alike. */
    private static final int MOST_EMPTY = 31;

    public StickinessChart {
        people = List.copyOf(people);
    }

    /** People who are active in exactly so many periods. */
    public StickinessChart(String title, Granularity granularity, int periods, List<Long> people) {
        this(title, granularity, periods, people, false, false);
    }

    /** The same people, counted in another way. */
    public StickinessChart counted(boolean orMore, boolean inPercent) {
        return new StickinessChart(title, granularity, periods, people, orMore, inPercent);
    }

    private long everybody() {
        return people.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (everybody() == 0) {
            return Sheet.noData(title, look);
        }
        long[] counts = counts();
        NumberAxis active = Axes.named(
                Axes.ordinals(look, Math.max(people.size(), Math.min(periods, MOST_EMPTY))),
                Words.say("stickiness.axis." + granularity.json(), Numbers.ENGLISH.count(periods)));
        XYPlot plot = new XYPlot(
                data(counts),
                active,
                heights(look, counts),
                Renderers.histogram(
                        look.accent(),
                        (area, series, i) -> new CellEntity(area, tip(counts, i), new Cell(i, atLeast ? 1 : 0))));
        return Sheet.of(title, Optional.of(note()), Axes.quiet(plot, look), look);
    }

    private NumberAxis heights(Look look, long[] counts) {
        long highest = 0;
        for (long count : counts) {
            highest = Math.max(highest, count);
        }
        return percent
                ? Axes.named(Axes.percent(look, 100.0 * highest / everybody()), Words.say("stickiness.share"))
                : Axes.named(Axes.counts(look), Words.say("stickiness.people"));
    }

    /** What the bars count, from one period on. */
    private long[] counts() {
        long[] counts = people.stream().mapToLong(Long::longValue).toArray();
        for (int i = counts.length - 2; atLeast && i >= 0; i--) {
            counts[i] += counts[i + 1];
        }
        return counts;
    }

    private DefaultIntervalXYDataset data(long[] counts) {
        double[] middles = new double[counts.length];
        double[] starts = new double[counts.length];
        double[] ends = new double[counts.length];
        double[] heights = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            middles[i] = i + 1;
            starts[i] = i + 0.5;
            ends[i] = i + 1.5;
            heights[i] = percent ? 100.0 * counts[i] / everybody() : counts[i];
        }
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        data.addSeries("people", new double[][] {middles, starts, ends, heights, heights, heights});
        return data;
    }

    private String in(long active) {
        return Words.say("stickiness.in." + granularity.json(), active, Numbers.ENGLISH.count(active));
    }

    private String average() {
        double sum = 0;
        for (int i = 0; i < people.size(); i++) {
            sum += (i + 1.0) * people.get(i);
        }
        return Numbers.ENGLISH.decimal(sum / everybody(), 1);
    }

    private String note() {
        return Words.say("stickiness.note", Words.people(everybody()), average(), in(periods));
    }

    private String tip(long[] counts, int index) {
        return Words.say(
                "stickiness.tip",
                Words.say(atLeast ? "stickiness.at_least" : "stickiness.exactly", in(index + 1)),
                Words.people(counts[index]),
                Numbers.ENGLISH.percent(counts[index], everybody()));
    }

    @Override
    public String description() {
        if (everybody() == 0) {
            return Words.say("empty.description", title);
        }
        long once = people.getFirst();
        long often =
                people.stream().skip(periods / 2).mapToLong(Long::longValue).sum();
        return Words.say(
                "stickiness.description",
                title,
                Words.people(everybody()),
                average(),
                in(periods),
                Numbers.ENGLISH.count(once),
                Numbers.ENGLISH.percent(once, everybody()),
                Numbers.ENGLISH.count(often),
                Numbers.ENGLISH.percent(often, everybody()));
    }
}
