package dev.steward.chart;

import dev.steward.model.Cell;
import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/**
 * How long sessions last: a bar for each stretch of time, bounces and engaged ones told apart. The bar of bin i is
 * {@code Cell(i, 0)}.
 */
public record SessionLengthChart(String title, SessionFigures all, List<Bin> bins) implements Chart {
    /** From {@code from} seconds up to, not including, {@code to}, where there is an end. */
    public record Bin(Part part, long from, OptionalDouble to, long sessions) {}

    /** What sessions of a bin are called. */
    public enum Part {
        BOUNCED,
        BETWEEN,
        ENGAGED;

        private Color colour(Look look) {
            return switch (this) {
                case BOUNCED -> look.dormant();
                case BETWEEN -> look.accent();
                case ENGAGED -> look.resurrecting();
            };
        }
    }

    public SessionLengthChart {
        bins = List.copyOf(bins);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (all.sessions() == 0) {
            return Sheet.noData(title, look);
        }
        XYBarRenderer bars = Renderers.histogram(
                look.accent(), (area, series, i) -> new CellEntity(area, tip(bins.get(i)), new Cell(i, 0)));
        for (Part part : Part.values()) {
            bars.setSeriesPaint(part.ordinal(), part.colour(look));
        }
        List<String> edges =
                bins.stream().map(bin -> Numbers.ENGLISH.duration(bin.from())).toList();
        XYPlot plot = new XYPlot(
                data(),
                Axes.edges(look, edges),
                Axes.named(Axes.counts(look), Words.say("sessions.tile.sessions")),
                bars);
        JFreeChart chart = Sheet.of(title, Optional.of(all.note()), Axes.quiet(plot, look), look);
        Sheet.legend(
                chart,
                Arrays.stream(Part.values())
                        .map(part -> new Sheet.Entry(legend(part), part.colour(look)))
                        .toList(),
                look);
        return chart;
    }

    /** A series a part; where a bin is of another part there is no bar. */
    private DefaultIntervalXYDataset data() {
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        for (Part part : Part.values()) {
            double[][] places = new double[6][bins.size()];
            for (int i = 0; i < bins.size(); i++) {
                double count = bins.get(i).part() == part ? bins.get(i).sessions() : Double.NaN;
                places[0][i] = i + 0.5;
                places[1][i] = i;
                places[2][i] = i + 1;
                places[3][i] = count;
                places[4][i] = count;
                places[5][i] = count;
            }
            data.addSeries(part, places);
        }
        return data;
    }

    private static String legend(Part part) {
        return Words.say("sessions.part." + part.name().toLowerCase(Locale.ROOT));
    }

    /** "< 10 s", "10–30 s", "1–3 min", "≥ 1 h": in the largest unit that needs no fraction. */
    private static String label(Bin bin) {
        if (bin.to().isEmpty()) {
            return Words.say("sessions.bin.last", Numbers.ENGLISH.duration(bin.from()));
        }
        long to = (long) bin.to().getAsDouble();
        if (bin.from() == 0) {
            return Words.say("sessions.bin.first", Numbers.ENGLISH.duration(to));
        }
        long unit = bin.from() % 3_600 == 0 && to % 3_600 == 0 ? 3_600 : bin.from() % 60 == 0 && to % 60 == 0 ? 60 : 1;
        return Words.say("sessions.bin." + unit, bin.from() / unit, to / unit);
    }

    private String tip(Bin bin) {
        return Words.say(
                "sessions.tip.share",
                label(bin),
                SessionFigures.count(bin.sessions()),
                Numbers.ENGLISH.percent(bin.sessions(), all.sessions()));
    }

    @Override
    public String description() {
        if (all.sessions() == 0) {
            return Words.say("empty.description", title);
        }
        Bin most = bins.stream().max(Comparator.comparingLong(Bin::sessions)).orElseThrow();
        return all.sentence(title) + " "
                + Words.say(
                        "sessions.description.length",
                        Numbers.ENGLISH.percent(most.sessions(), all.sessions()),
                        label(most));
    }
}
