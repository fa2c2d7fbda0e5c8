package dev.steward.chart;

import dev.steward.chart.TrendsChart.Compared;
import dev.steward.chart.TrendsChart.Judged;
import dev.steward.chart.TrendsChart.Line;
import dev.steward.chart.TrendsChart.Mark;
import dev.steward.chart.TrendsChart.Note;
import dev.steward.chart.TrendsChart.Opens;
import dev.steward.chart.TrendsChart.Outlook;
import dev.steward.chart.TrendsChart.Tried;
import dev.steward.chart.TrendsChart.Unit;
import dev.steward.model.Course;
import dev.steward.model.Granularity;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Charts of trends, ordinary and extreme. */
final class TrendsSamples {
    private static final List<Note> NO_NOTES = List.of();

    private TrendsSamples() {}

    static Map<String, Chart> ordinary() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("trends-1", chart("Sign-ups", Unit.COUNT, 30, List.of(line("Sign-ups", 30, 100)), NO_NOTES));
        charts.put(
                "trends-3",
                chart(
                        "Active people",
                        Unit.COUNT,
                        180,
                        List.of(line("DAU", 180, 90), line("WAU", 180, 400), line("MAU", 180, 900)),
                        List.of(
                                new Note(60, "Release 2"),
                                new Note(62, "Spring campaign in three countries"),
                                new Note(178, "Outage of the mail server"))));
        charts.put("trends-compared", compared());
        charts.put("trends-anomalies", anomalies());
        charts.put("trends-forecast", forecast());
        charts.put(
                "trends-percent",
                chart(
                        "Stickiness",
                        Unit.PERCENT,
                        60,
                        List.of(plain("Stickiness", Course.of(60, i -> 0.12 + i % 7 * 0.002))),
                        NO_NOTES));
        return charts;
    }

    static Map<String, Chart> extreme() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("trends-empty", chart("Nothing", Unit.COUNT, 0, List.of(), NO_NOTES));
        charts.put("trends-zero", chart("Nobody", Unit.COUNT, 9, List.of(plain("n", Course.of(9, _ -> 0))), NO_NOTES));
        charts.put("trends-one-period", chart("Once", Unit.COUNT, 1, List.of(line("once", 1, 5)), NO_NOTES));
        charts.put(
                "trends-gaps",
                chart(
                        "Average amount",
                        Unit.NUMBER,
                        20,
                        List.of(plain("amount", Course.of(20, i -> i % 3 == 2 ? Double.NaN : 19.9 + i * 0.1))),
                        NO_NOTES));
        charts.put(
                "trends-negative",
                chart(
                        "Balance",
                        Unit.NUMBER,
                        12,
                        List.of(plain("balance", Course.of(12, i -> 500.5 * (i - 6)))),
                        NO_NOTES));
        charts.put(
                "trends-12-lines",
                chart(
                        "Events, by country",
                        Unit.COUNT,
                        52,
                        IntStream.rangeClosed(1, 12)
                                .mapToObj(i -> line("Land " + i, 52, 30.0 * i))
                                .toList(),
                        NO_NOTES));
        charts.put(
                "trends-20000-points",
                new TrendsChart(
                        "A long time",
                        Granularity.DAY,
                        Unit.COUNT,
                        days(20_000),
                        IntStream.range(0, 20_000).mapToObj(_ -> true).toList(),
                        List.of(line("much", 20_000, 1_000)),
                        NO_NOTES,
                        Optional.empty()));
        charts.put("trends-no-history", noHistory());
        return charts;
    }

    private static TrendsChart compared() {
        Course before = Course.of(30, i -> i < 4 ? Double.NaN : 80 + i % 7 * 6);
        Line line = new Line(
                "Orders",
                Optional.of(new Opens(List.of(), 0)),
                course(30, 100),
                Optional.of(before),
                Optional.of(Course.of(30, i -> i < 6 ? Double.NaN : 100 + i)),
                Optional.empty(),
                Optional.empty());
        return new TrendsChart(
                "Orders",
                Granularity.DAY,
                Unit.COUNT,
                days(30),
                complete(30),
                List.of(line),
                NO_NOTES,
                Optional.of(Compared.PERIOD_BEFORE));
    }

    static TrendsChart anomalies() {
        Line line = new Line(
                "Orders",
                Optional.of(new Opens(List.of(), 0)),
                course(60, 100),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Judged(List.of(new Mark(40, false, 90, 2.2), new Mark(45, true, 70, -3.5)), 31)),
                Optional.empty());
        return chart("Orders", Unit.COUNT, 60, List.of(line), NO_NOTES);
    }

    static TrendsChart forecast() {
        Course expected = Course.of(14, i -> 130 + i % 7 * 5);
        Outlook outlook = new Outlook(
                29,
                expected,
                Course.of(14, i -> expected.get(i) - 10 - i),
                Course.of(14, i -> expected.get(i) + 10 + i),
                Course.of(14, i -> expected.get(i) - 18 - 2 * i),
                Course.of(14, i -> expected.get(i) + 18 + 2 * i),
                Optional.of(new Tried("Holt-Winters", 8.25, 10.5, OptionalDouble.of(6.2), 12)));
        return predicted(outlook, 43);
    }

    private static TrendsChart noHistory() {
        Course none = Course.of();
        return predicted(new Outlook(29, none, none, none, none, none, Optional.empty()), 30);
    }

    private static TrendsChart predicted(Outlook outlook, int periods) {
        Line line = new Line(
                "Orders",
                Optional.empty(),
                course(30, 100),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(outlook));
        return new TrendsChart(
                "Orders",
                Granularity.DAY,
                Unit.COUNT,
                days(periods),
                complete(30),
                List.of(line),
                NO_NOTES,
                Optional.empty());
    }

    private static TrendsChart chart(String title, Unit unit, int periods, List<Line> lines, List<Note> notes) {
        return new TrendsChart(
                title, Granularity.DAY, unit, days(periods), complete(periods), lines, notes, Optional.empty());
    }

    private static Line line(String name, int periods, double size) {
        return new Line(
                name,
                Optional.of(new Opens(List.of(), 0)),
                course(periods, size),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Line plain(String name, Course values) {
        return new Line(
                name, Optional.empty(), values, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Course course(int periods, double size) {
        return Course.of(periods, i -> Math.round(size * (1 + i % 7 * 0.05 + i * 0.002)));
    }

    private static List<String> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LocalDate.of(2024, 5, 1).plusDays(i).toString())
                .toList();
    }

    private static List<Boolean> complete(int count) {
        return IntStream.range(0, count).mapToObj(i -> i < count - 1).toList();
    }
}
