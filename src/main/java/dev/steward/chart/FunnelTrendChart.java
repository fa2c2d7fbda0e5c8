package dev.steward.chart;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;

/**
 * Conversion over time: the rate as a line over bars of how many entered. The bar of period i is {@code Cell(i, 0)}
 * (entered), the point of the line {@code Cell(i, 1)} (converted).
 */
public record FunnelTrendChart(String title, Granularity granularity, List<Period> periods) implements Chart {
    /** {@code start} as docs/definitions.md writes periods. */
    public record Period(String start, long entered, long converted, double ratePercent) {}

    public FunnelTrendChart {
        periods = List.copyOf(periods);
    }

    boolean empty() {
        return periods.stream().allMatch(period -> period.entered() == 0);
    }

    @Override
    public JFreeChart draw(Palette palette) {
        Look look = Look.of(palette);
        if (empty()) {
            return Sheet.noData(title, look);
        }
        List<ShareOverTime.Period> shares = IntStream.range(0, periods.size())
                .mapToObj(i -> new ShareOverTime.Period(
                        periods.get(i).start(),
                        periods.get(i).entered(),
                        periods.get(i).converted(),
                        tip(periods.get(i)),
                        new Cell(i, 0),
                        new Cell(i, 1)))
                .toList();
        return new ShareOverTime(granularity, shares, Words.say("trend.rate"), Words.say("trend.entered"))
                .draw(title, note(), look);
    }

    private String note() {
        long entered = periods.stream().mapToLong(Period::entered).sum();
        long converted = periods.stream().mapToLong(Period::converted).sum();
        return Words.say("trend.note", Numbers.ENGLISH.percent(converted, entered), periods.size());
    }

    private String tip(Period period) {
        return Words.say(
                "trend.tip",
                PeriodLabel.of(granularity, period.start()).full(),
                Numbers.ENGLISH.count(period.entered()),
                Numbers.ENGLISH.count(period.converted()),
                Numbers.ENGLISH.percent(period.ratePercent() / 100));
    }

    @Override
    public String description() {
        if (empty()) {
            return Words.say("empty.description", title);
        }
        long entered = periods.stream().mapToLong(Period::entered).sum();
        long converted = periods.stream().mapToLong(Period::converted).sum();
        List<Period> busy = periods.stream().filter(p -> p.entered() > 0).toList();
        return Words.say(
                "trend.description",
                title,
                PeriodLabel.of(granularity, periods.getFirst().start()).full(),
                PeriodLabel.of(granularity, periods.getLast().start()).full(),
                Numbers.ENGLISH.percent(converted, entered),
                Numbers.ENGLISH.percent(busy.getFirst().ratePercent() / 100),
                Numbers.ENGLISH.percent(busy.getLast().ratePercent() / 100));
    }
}
