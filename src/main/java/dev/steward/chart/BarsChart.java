package dev.steward.chart;

import dev.steward.model.Cell;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Plain horizontal bars, such as the most frequent values of a property, in the order given. The bar of item i is
 * {@code Cell(i, 0)}.
 *
 * @param total what the percentages are shares of; 0: no percentages
 */
public record BarsChart(String title, List<Bar> bars, long total) implements Chart {
    public record Bar(String label, long count) {}

    public BarsChart {
        bars = List.copyOf(bars);
    }

    boolean empty() {
        return bars.stream().allMatch(bar -> bar.count() == 0);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        return empty()
                ? Sheet.noData(title, look)
                : Sheet.of(title, Optional.empty(), new BarsPlot(this, look, i -> new Cell(i, 0)), look);
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        List<String> first = bars.stream().limit(3).map(this::describe).toList();
        return Words.say("bars.description", title, bars.size(), String.join(", ", first));
    }

    private String describe(Bar bar) {
        String label = Words.value(List.of(bar.label()));
        String count = Numbers.ENGLISH.count(bar.count());
        return total == 0
                ? Words.say("bars.description.bar", label, count)
                : Words.say("bars.description.share", label, count, Numbers.ENGLISH.percent(bar.count(), total));
    }
}
