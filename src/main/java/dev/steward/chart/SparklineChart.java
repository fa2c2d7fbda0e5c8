package dev.steward.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;

/** A line the size of a word: how much there was of something, period by period. No axes, no title drawn. */
public record SparklineChart(String title, List<Long> counts) implements Chart {
    public SparklineChart {
        counts = List.copyOf(counts);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        return Sheet.words(this, palette);
    }

    @Override
    public String description() {
        if (counts.stream().allMatch(count -> count == 0)) {
            return Words.say("empty.description", title);
        }
        return Words.say(
                "sparkline.description",
                title,
                Numbers.ENGLISH.count(counts.stream().mapToLong(Long::longValue).sum()),
                counts.size(),
                Numbers.ENGLISH.count(
                        counts.stream().mapToLong(Long::longValue).max().orElse(0)),
                Numbers.ENGLISH.count(counts.getLast()));
    }
}
