package dev.steward.chart;

import dev.steward.model.Granularity;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * Who is active in each period and who has fallen silent: new, returning and resurrecting people stacked above zero,
 * dormant ones below. The bar of state s in period i is {@code Cell(i, s)}, s = 0 new, 1 returning, 2 resurrecting,
 * 3 dormant.
 */
public record LifecycleChart(String title, Granularity granularity, List<Period> periods) implements Chart {
    /** People in each state; all of them zero or more. */
    public record Period(String start, long arrived, long returning, long resurrecting, long dormant) {
        long active() {
            return arrived + returning + resurrecting;
        }
    }

    public LifecycleChart {
        periods = List.copyOf(periods);
    }

    boolean empty() {
        return periods.stream().allMatch(period -> period.active() == 0 && period.dormant() == 0);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        return Sheet.words(this, palette);
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        Period last = periods.getLast();
        long arrived = periods.stream().mapToLong(Period::arrived).sum();
        long lost = periods.stream().mapToLong(Period::dormant).sum();
        return Words.say(
                "lifecycle.description",
                title,
                PeriodLabel.of(granularity, last.start()).full(),
                Words.people(last.active()),
                Numbers.ENGLISH.count(last.arrived()),
                Numbers.ENGLISH.count(last.returning()),
                Numbers.ENGLISH.count(last.resurrecting()),
                Numbers.ENGLISH.count(last.dormant()),
                Numbers.ENGLISH.count(arrived),
                Numbers.ENGLISH.count(lost),
                periods.size());
    }
}
