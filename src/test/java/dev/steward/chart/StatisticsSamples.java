package dev.steward.chart;

import dev.steward.chart.ExperimentChart.Band;
import dev.steward.chart.ExperimentChart.Row;
import dev.steward.chart.ExperimentChart.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Charts of experiments and attributions, ordinary and extreme. */
final class StatisticsSamples {
    private static final List<String> MODELS =
            List.of("First touch", "Last touch", "Linear", "Time decay", "Position based");

    private StatisticsSamples() {}

    static Map<String, Chart> extreme() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("experiment-20", experiment(20, true));
        charts.put("experiment-1", experiment(1, true));
        charts.put("experiment-empty", new ExperimentChart("Nothing", true, 0.95, "Rate", List.of()));
        charts.put(
                "experiment-nobody",
                new ExperimentChart(
                        "Nobody got B",
                        true,
                        0.95,
                        "Rate",
                        List.of(
                                new Row(
                                        "A",
                                        10,
                                        10,
                                        Optional.of(new Band(1, 0.72, 1)),
                                        Optional.empty(),
                                        Tone.CONTROL,
                                        "control"),
                                new Row("B", 0, 0, Optional.empty(), Optional.empty(), Tone.PLAIN, "not evaluated"))));
        charts.put(
                "experiment-still",
                new ExperimentChart(
                        "Nothing varies",
                        false,
                        0.9,
                        "Mean of amount per person",
                        List.of(new Row(
                                "a name that goes on for longer than there is room for it in a picture",
                                3,
                                3,
                                Optional.of(new Band(0, 0, 0)),
                                Optional.empty(),
                                Tone.CONTROL,
                                "control"))));
        charts.put(
                "churn-nobody",
                new ChurnChart(
                        "Nobody",
                        List.of(new ChurnChart.Row("Low", "0 to 25", 0, Optional.empty())),
                        0,
                        Optional.empty()));
        charts.put("attribution-40", attribution(40));
        charts.put("attribution-shares", attribution(3).withShares(true));
        charts.put("attribution-empty", new AttributionChart("Nothing", MODELS, List.of(), 0, false));
        charts.put(
                "attribution-one",
                new AttributionChart(
                        "One",
                        MODELS,
                        List.of(new AttributionChart.Row("(none)", List.of(1.0, 1.0, 1.0, 1.0, 1.0))),
                        1,
                        true));
        return charts;
    }

    static ExperimentChart experiment(int variants, boolean rates) {
        List<Tone> tones = List.of(Tone.CONTROL, Tone.GOOD, Tone.PLAIN, Tone.BAD);
        List<String> verdicts = List.of("control", "better", "no difference shown", "worse");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            double value = (rates ? 0.101 : 12.4) * (i % 4 == 1 ? 1.3 : i % 4 == 3 ? 0.7 : 1.02);
            double reach = value / 9;
            rows.add(new Row(
                    "Variant " + (char) ('A' + i),
                    1_204 + i,
                    121 + i,
                    Optional.of(new Band(value, value - reach, value + reach * 1.1)),
                    i == 0
                            ? Optional.empty()
                            : Optional.of(new Band(
                                    value - (rates ? 0.103 : 12.6),
                                    value - (rates ? 0.103 : 12.6) - reach * 1.4,
                                    value - (rates ? 0.103 : 12.6) + reach * 1.4)),
                    tones.get(i % 4),
                    verdicts.get(i % 4)));
        }
        return new ExperimentChart(
                "subscribe by variant",
                rates,
                0.95,
                rates ? "Share of people who reach the goal" : "Goal events per person",
                rows);
    }

    static ChurnChart churn(boolean followed) {
        List<String> tiers = List.of("Low", "Medium", "High", "Critical");
        List<String> ranges = List.of("0 to 25", "25 to 50", "50 to 75", "75 or more");
        List<Long> people = List.of(12_041L, 4_820L, 903L, 0L);
        List<ChurnChart.Outcome> outcomes = List.of(
                new ChurnChart.Outcome(11_800, 990, Optional.of(new ChurnChart.Band(0.079, 0.089))),
                new ChurnChart.Outcome(4_500, 1_530, Optional.of(new ChurnChart.Band(0.326, 0.354))),
                new ChurnChart.Outcome(12, 8, Optional.of(new ChurnChart.Band(0.391, 0.862))),
                new ChurnChart.Outcome(0, 0, Optional.empty()));
        return new ChurnChart(
                "Churn risk on 2026-09-30",
                IntStream.range(0, tiers.size())
                        .mapToObj(i -> new ChurnChart.Row(
                                tiers.get(i),
                                ranges.get(i),
                                people.get(i),
                                followed ? Optional.of(outcomes.get(i)) : Optional.empty()))
                        .toList(),
                followed ? 13_804 : 0,
                followed ? Optional.of("Gone since 2026-08-31") : Optional.empty());
    }

    static AttributionChart attribution(int channels) {
        List<AttributionChart.Row> rows = IntStream.range(0, channels)
                .mapToObj(i -> new AttributionChart.Row(
                        i == channels - 1 ? "(none)" : "channel " + i,
                        List.of(900.0 / (i + 1), 500.0 / (i + 2), 700.0 / (i + 1), 650.5 / (i + 1), 720.25 / (i + 1))))
                .toList();
        return new AttributionChart("utm_source before subscribe", MODELS, rows, 2_377, false);
    }
}
