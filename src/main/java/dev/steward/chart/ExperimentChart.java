package dev.steward.chart;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * The variants of an experiment one below the other: what was measured as a dot with its interval, and beside it the
 * difference to the control. The dot of row i is {@code Cell(i, 0)}.
 *
 * @param rates whether values are rates, shown in percent and their differences in points
 * @param confidence of the intervals, between 0 and 1
 * @param measure what is measured, in a few words
 */
public record ExperimentChart(String title, boolean rates, double confidence, String measure, List<Row> rows)
        implements Chart {
    /** A value and the ends of its interval. */
    public record Band(double value, double low, double high) {}

    public enum Tone {
        CONTROL,
        PLAIN,
        GOOD,
        BAD
    }

    /**
     * A variant.
     *
     * @param value empty of nobody
     * @param difference to the control; empty for the control itself, and where there is nothing to compare
     * @param verdict in a word or two
     */
    public record Row(
            String label,
            long people,
            long converted,
            Optional<Band> value,
            Optional<Band> difference,
            Tone tone,
            String verdict) {}

    public ExperimentChart {
        rows = List.copyOf(rows);
    }

    boolean empty() {
        return rows.stream().allMatch(row -> row.value().isEmpty());
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        String note = Words.say("experiment.note", Numbers.ENGLISH.level(confidence));
        return Sheet.of(title, Optional.of(note), new ExperimentPlot(this, look), look);
    }

    String value(double value) {
        return rates ? Numbers.ENGLISH.percent(value) : Numbers.ENGLISH.significant(value);
    }

    /** With its sign, as exact as its interval: "+2.1", "−0.3". */
    String difference(double difference, Band band) {
        double scale = rates ? 100 : 1;
        int decimals = Numbers.decimals((band.high() - band.low()) * scale);
        String number = Numbers.ENGLISH.fixed(Math.abs(difference) * scale, decimals);
        boolean zero = number.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return (zero ? "" : difference < 0 ? "−" : "+") + number;
    }

    String tip(Row row) {
        String band = row.value()
                .map(of -> Words.say("experiment.band", value(of.value()), value(of.low()), value(of.high())))
                .orElse(Numbers.NONE);
        String people = Words.people(row.people());
        return rates
                ? Words.say("experiment.tip.rate", row.label(), band, Numbers.ENGLISH.count(row.converted()), people)
                : Words.say("experiment.tip.mean", row.label(), band, people);
    }

    String tipOfDifference(Row row) {
        return row.difference()
                .map(of -> Words.say(
                        rates ? "experiment.tip.points" : "experiment.tip.difference",
                        row.label(),
                        difference(of.value(), of),
                        difference(of.low(), of),
                        difference(of.high(), of)))
                .orElse("");
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        List<String> parts = rows.stream()
                .limit(8)
                .map(row -> row.tone() == Tone.CONTROL
                        ? tip(row)
                        : Words.say("experiment.description.verdict", tip(row), row.verdict()))
                .toList();
        return Words.say("experiment.description", title, String.join("; ", parts));
    }
}
