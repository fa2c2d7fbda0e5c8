package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/** How long people took: one bar for each stretch of time. The bar of bin i is {@code Cell(i, 0)}. */
public record HistogramChart(String title, List<Bin> bins, OptionalDouble averageSeconds, OptionalDouble medianSeconds)
        implements Chart {
    /** From {@code start} up to, not including, {@code end}, in seconds. */
    public record Bin(double start, double end, long count) {}

    public HistogramChart {
        bins = List.copyOf(bins);
    }

    long total() {
        return bins.stream().mapToLong(Bin::count).sum();
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (total() == 0) {
            return Sheet.noData(title, look);
        }
        NumberAxis time = Axes.seconds(look);
        time.setRange(
                bins.getFirst().start(),
                Math.max(bins.getLast().end(), bins.getFirst().start() + 1));
        XYPlot plot = new XYPlot(
                data(),
                time,
                Axes.named(Axes.counts(look), Words.say("histogram.people")),
                Renderers.histogram(
                        look.accent(), (area, series, i) -> new CellEntity(area, tip(bins.get(i)), new Cell(i, 0))));
        List<Sheet.Entry> legend = new ArrayList<>();
        medianSeconds.ifPresent(s -> legend.add(mark(plot, "histogram.median", s, look.text())));
        averageSeconds.ifPresent(s -> legend.add(mark(plot, "histogram.average", s, look.dormant())));
        JFreeChart chart = Sheet.of(title, Optional.of(note()), Axes.quiet(plot, look), look);
        Sheet.legend(chart, legend, look);
        // The label at the right end stands half beyond it.
        chart.getPlot().setInsets(new RectangleInsets(0, 0, 0, 14));
        return chart;
    }

    /** An upright line at that time, and its words for the legend. */
    private static Sheet.Entry mark(XYPlot plot, String key, double seconds, Color colour) {
        plot.addDomainMarker(new ValueMarker(seconds, colour, new BasicStroke(2), null, null, 1), Layer.FOREGROUND);
        return new Sheet.Entry(Words.say(key, Numbers.ENGLISH.duration(seconds)), colour);
    }

    private DefaultIntervalXYDataset data() {
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        double[] starts = bins.stream().mapToDouble(Bin::start).toArray();
        double[] ends = bins.stream().mapToDouble(Bin::end).toArray();
        double[] middles =
                bins.stream().mapToDouble(b -> (b.start() + b.end()) / 2).toArray();
        double[] counts = bins.stream().mapToDouble(Bin::count).toArray();
        data.addSeries("people", new double[][] {middles, starts, ends, counts, counts, counts});
        return data;
    }

    private String note() {
        return Words.say("histogram.note", Words.people(total()));
    }

    private static String tip(Bin bin) {
        return Words.say(
                "histogram.tip",
                Numbers.ENGLISH.duration(bin.start()),
                Numbers.ENGLISH.duration(bin.end()),
                Words.people(bin.count()));
    }

    @Override
    public String description() {
        if (total() == 0) {
            return Words.say("empty.description", title);
        }
        String range = Words.say(
                "histogram.description",
                title,
                Words.people(total()),
                Numbers.ENGLISH.duration(bins.getFirst().start()),
                Numbers.ENGLISH.duration(bins.getLast().end()));
        return range + middle();
    }

    /** " Average …", " Median …": what is known of both. */
    private String middle() {
        StringBuilder text = new StringBuilder();
        averageSeconds.ifPresent(s -> text.append(' ')
                .append(Words.say("histogram.average", Numbers.ENGLISH.duration(s)))
                .append('.'));
        medianSeconds.ifPresent(s -> text.append(' ')
                .append(Words.say("histogram.median", Numbers.ENGLISH.duration(s)))
                .append('.'));
        return text.toString();
    }
}
