package dev.steward.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * What each channel is credited with, one bar a model, the bars of a channel together. The bars of row i are
 * {@code Cell(i, 0)}.
 *
 * @param models what the bars of a row stand for
 * @param total all conversions
 * @param shares bars show shares of the total instead of conversions
 */
public record AttributionChart(String title, List<String> models, List<Row> rows, long total, boolean shares)
        implements Chart {
    /** A channel, and what each model credits it with. */
    public record Row(String label, List<Double> credits) {
        public Row {
            credits = List.copyOf(credits);
        }
    }

    public AttributionChart {
        models = List.copyOf(models);
        rows = List.copyOf(rows);
    }

    /** The same with shares, or with conversions, as its bars. */
    public AttributionChart withShares(boolean wanted) {
        return new AttributionChart(title, models, rows, total, wanted);
    }

    boolean empty() {
        return total == 0 || rows.isEmpty();
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        String note = Words.say(shares ? "attribution.note.shares" : "attribution.note", Numbers.ENGLISH.count(total));
        JFreeChart chart = Sheet.of(title, Optional.of(note), new AttributionPlot(this, look), look);
        List<Sheet.Entry> legend = new ArrayList<>();
        for (int model = 0; model < models.size(); model++) {
            legend.add(new Sheet.Entry(models.get(model), look.series().get(model)));
        }
        Sheet.legend(chart, legend, look);
        return chart;
    }

    /** What a bar's length means: conversions, or a share of all. */
    double length(Row row, int model) {
        return shares ? row.credits().get(model) / total : row.credits().get(model);
    }

    String tip(Row row, int model) {
        double credit = row.credits().get(model);
        return Words.say(
                "attribution.tip",
                row.label(),
                models.get(model),
                Numbers.ENGLISH.decimal(credit, 1),
                Numbers.ENGLISH.percent(credit / total));
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        List<String> parts = new ArrayList<>();
        for (int model = 0; model < models.size(); model++) {
            int by = model;
            Row most = rows.stream()
                    .max(Comparator.comparingDouble(row -> row.credits().get(by)))
                    .orElseThrow();
            parts.add(Words.say(
                    "attribution.description.model",
                    models.get(model),
                    most.label(),
                    Numbers.ENGLISH.percent(most.credits().get(model) / total)));
        }
        return Words.say(
                "attribution.description", title, Numbers.ENGLISH.count(total), rows.size(), String.join("; ", parts));
    }
}
