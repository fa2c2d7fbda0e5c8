package dev.steward.chart;

import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;

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
        return Sheet.words(this, palette);
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
