package dev.steward.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * What goes with conversion: events by odds ratio, bars to either side of 1 on a logarithmic scale. The bar of item i
 * is {@code Cell(i, 0)}: the converted people who did it.
 */
public record OddsChart(String title, long convertedTotal, long droppedTotal, List<Item> items) implements Chart {
    /** {@code converted} and {@code dropped} people did it; the ratio is above 0. */
    public record Item(String event, long converted, long dropped, double oddsRatio) {}

    public OddsChart {
        items = List.copyOf(items);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (items.isEmpty()) {
            return Sheet.noData(title, Words.say("odds.none"), look);
        }
        String note =
                Words.say("odds.note", Numbers.ENGLISH.count(convertedTotal), Numbers.ENGLISH.count(droppedTotal));
        return Sheet.of(title, Optional.of(note), new OddsPlot(this, look), look);
    }

    @Override
    public String description() {
        if (items.isEmpty()) {
            return Words.say("empty.description", title);
        }
        Comparator<Item> byOdds = Comparator.comparingDouble(Item::oddsRatio);
        Item most = items.stream().max(byOdds).orElseThrow();
        Item least = items.stream().min(byOdds).orElseThrow();
        return Words.say(
                "odds.description",
                title,
                Words.people(convertedTotal),
                Numbers.ENGLISH.count(droppedTotal),
                most.event(),
                Numbers.ENGLISH.fixed(most.oddsRatio(), 2),
                least.event(),
                Numbers.ENGLISH.fixed(least.oddsRatio(), 2));
    }
}
