package dev.steward.chart;

import dev.steward.model.Granularity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Charts of all kinds and extremes, by name. */
public final class Samples {
    private static final long SEED = 42;

    private Samples() {}

    public static Map<String, Chart> all() {
        Map<String, Chart> charts = new LinkedHashMap<>(ordinary());
        charts.putAll(extreme());
        return charts;
    }

    public static Chart named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    public static Map<String, Chart> ordinary() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("funnel-3", funnel("Catalogue to payment", 3611, "catalog", "cart", "payment_done"));
        charts.put(
                "funnel-6",
                funnel(
                        "From registration to subscription",
                        20_000,
                        "register",
                        "verify_email",
                        "add_pet",
                        "log_vaccine",
                        "set_reminder",
                        "subscribe"));
        charts.put("funnel-values", funnelByValue(4));
        charts.put("trend-weeks", trend(Granularity.WEEK, 26));
        charts.putAll(TrendsSamples.ordinary());
        charts.put("histogram", histogram(14));
        charts.put("odds", odds(9));
        charts.put("retention-12", new RetentionChart("Who comes back", Granularity.MONTH, cohorts(12, 12)));
        charts.put("curve-12", new RetentionCurveChart("Who comes back", Granularity.MONTH, cohorts(12, 12)));
        charts.put("curve-values", new RetentionCurveChart("Who comes back, by country", Granularity.WEEK, values(4)));
        charts.put(
                "interval-12",
                new RetentionIntervalChart("Who comes back", Granularity.MONTH, Granularity.MONTH, cohorts(12, 12), 2));
        charts.put(
                "interval-values",
                new RetentionIntervalChart(
                        "Who comes back, by country", Granularity.MONTH, Granularity.DAY, values(4), 3));
        charts.put("lifecycle-12", lifecycle(Granularity.MONTH, 12));
        charts.put("stickiness-30", stickiness(30));
        charts.put("stickiness-or-more", stickiness(12).counted(true, true));
        charts.put("session-totals", sessionTotals(0));
        charts.put("session-values", sessionTotals(4));
        charts.put("session-weeks", sessionTrend(Granularity.WEEK, 26));
        charts.put("session-length", sessionLength(1));
        charts.put("session-pages", sessionPages(12));
        charts.put("sparkline", new SparklineChart("log_vaccine", List.of(3L, 5L, 4L, 8L, 9L, 7L, 12L, 14L, 11L, 15L)));
        charts.put("bars", bars(8));
        charts.put("experiment", StatisticsSamples.experiment(3, true));
        charts.put("experiment-means", StatisticsSamples.experiment(2, false));
        charts.put("churn", StatisticsSamples.churn(true));
        charts.put("churn-now", StatisticsSamples.churn(false));
        charts.put("attribution", StatisticsSamples.attribution(6));
        charts.put("paths", PathsSamples.walk("Where people go", PathsSamples.PAGES, 20_000, 5, 1));
        charts.put("paths-3", PathsSamples.small());
        return charts;
    }

    private static Map<String, Chart> extreme() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("funnel-1", funnel("One step only", 1, "register"));
        String[] twelve = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "step_" + i + "_of_a_long_onboarding")
                .toArray(String[]::new);
        charts.put("funnel-12", funnel("Twelve steps", 1_234_567, twelve));
        charts.put("funnel-optional", optional());
        charts.put("funnel-20-values", funnelByValue(20));
        charts.put(
                "funnel-long-names",
                funnel(
                        "A title that goes on and on ".repeat(8),
                        500,
                        "x".repeat(90),
                        "Besuch der Übersichtsseite für Haustiere mit Impfpass",
                        "Оплата"));
        charts.put("funnel-chinese", funnel("日本語 and \ud83d\ude00", 500, "注册", "付款"));
        charts.put("funnel-zero", funnel("Nobody came", 0, "a", "b"));
        charts.put("funnel-empty", new FunnelChart("No steps", FunnelChart.Of.PEOPLE, List.of(), List.of()));
        charts.put("funnel-lost-all", lostAll());
        charts.put("trend-days-365", trend(Granularity.DAY, 365));
        charts.put("trend-1", trend(Granularity.MONTH, 1));
        charts.put("trend-hours", trend(Granularity.HOUR, 48));
        charts.put(
                "interval-young",
                new RetentionIntervalChart("Too young", Granularity.WEEK, Granularity.WEEK, cohorts(3, 3), 9));
        charts.put(
                "interval-empty",
                new RetentionIntervalChart("Nothing", Granularity.WEEK, Granularity.WEEK, zeroCohorts(), 1));
        charts.put("trend-empty", new FunnelTrendChart("Nothing", Granularity.DAY, List.of()));
        charts.putAll(TrendsSamples.extreme());
        charts.put("histogram-2", histogram(2));
        charts.put(
                "histogram-empty",
                new HistogramChart("Nothing", List.of(), OptionalDouble.empty(), OptionalDouble.empty()));
        charts.put("odds-60", odds(60));
        charts.put("odds-1", odds(1));
        charts.put("odds-empty", new OddsChart("Nothing", 0, 0, List.of()));
        charts.put("retention-1", new RetentionChart("One cohort", Granularity.WEEK, cohorts(1, 1)));
        charts.put("retention-60", new RetentionChart("Sixty cohorts", Granularity.DAY, cohorts(60, 60)));
        charts.put("retention-30x8", new RetentionChart("Thirty cohorts", Granularity.WEEK, cohorts(30, 8)));
        charts.put("retention-values", new RetentionChart("Who comes back, by country", Granularity.WEEK, values(6)));
        charts.put("retention-zero", new RetentionChart("Nobody", Granularity.WEEK, zeroCohorts()));
        charts.put("retention-empty", new RetentionChart("Nothing", Granularity.WEEK, List.of()));
        charts.put("curve-1", new RetentionCurveChart("One cohort", Granularity.WEEK, cohorts(1, 1)));
        charts.put("curve-60", new RetentionCurveChart("Sixty cohorts", Granularity.DAY, cohorts(60, 60)));
        charts.put("curve-empty", new RetentionCurveChart("Nothing", Granularity.DAY, List.of()));
        charts.put("lifecycle-1", lifecycle(Granularity.WEEK, 1));
        charts.put("lifecycle-180", lifecycle(Granularity.DAY, 180));
        charts.put("lifecycle-empty", new LifecycleChart("Nothing", Granularity.DAY, List.of()));
        charts.put(
                "lifecycle-zero",
                new LifecycleChart(
                        "Nobody", Granularity.DAY, List.of(new LifecycleChart.Period("2024-05-01", 0, 0, 0, 0))));
        charts.put("stickiness-1", stickiness(1));
        charts.put("stickiness-365", stickiness(365).counted(false, true));
        charts.put("stickiness-empty", new StickinessChart("Nobody", Granularity.DAY, 7, List.of()));
        charts.put("session-20-values", sessionTotals(20));
        charts.put("session-days", sessionTrend(Granularity.DAY, 365));
        charts.put("session-1", sessionTrend(Granularity.MONTH, 1));
        charts.put("session-pages-60", sessionPages(60));
        charts.put("session-totals-none", new SessionTotalsChart("Nothing", sessions(0), List.of()));
        charts.put("session-trend-none", new SessionTrendChart("Nothing", Granularity.DAY, sessions(0), List.of()));
        charts.put("session-length-none", new SessionLengthChart("Nothing", sessions(0), List.of()));
        charts.put("session-pages-none", new SessionPagesChart("Nothing", 0, List.of(), List.of()));
        charts.put("sparkline-1", new SparklineChart("once", List.of(3L)));
        charts.put("sparkline-zero", new SparklineChart("never", List.of(0L, 0L)));
        charts.put("sparkline-empty", new SparklineChart("never", List.of()));
        charts.put("bars-40", bars(40));
        charts.putAll(StatisticsSamples.extreme());
        charts.put("bars-zero", new BarsChart("Nobody", List.of(new BarsChart.Bar("a", 0)), 0));
        charts.putAll(PathsSamples.extreme());
        charts.put("bars-empty", new BarsChart("Nothing", List.of(), 0));
        return charts;
    }

    static FunnelChart funnel(String title, long entered, String... names) {
        List<FunnelChart.Step> steps = new ArrayList<>();
        List<FunnelChart.Reached> reached = new ArrayList<>();
        double[] shares = {1, 0.5328, 0.1808, 0.16, 0.155, 0.09, 0.0895, 0.05, 0.02, 0.012, 0.011, 0.004};
        for (int i = 0; i < names.length; i++) {
            steps.add(new FunnelChart.Step(names[i], false));
            long count = Math.round(entered * shares[i]);
            reached.add(
                    i == 0 || count == 0
                            ? new FunnelChart.Reached(count, OptionalDouble.empty(), OptionalDouble.empty())
                            : new FunnelChart.Reached(
                                    count, OptionalDouble.of(9_000.0 * i * i), OptionalDouble.of(400.0 * i * i)));
        }
        return new FunnelChart(title, FunnelChart.Of.PEOPLE, steps, List.of(new FunnelChart.Group(List.of(), reached)));
    }

    private static FunnelChart optional() {
        List<FunnelChart.Step> steps = List.of(
                new FunnelChart.Step("register", false),
                new FunnelChart.Step("invite_family", true),
                new FunnelChart.Step("add_pet", false),
                new FunnelChart.Step("subscribe", false));
        return new FunnelChart(
                "With an optional step", FunnelChart.Of.PEOPLE, steps, List.of(group("", 8_000, 1_400, 5_200, 260)));
    }

    private static FunnelChart lostAll() {
        List<FunnelChart.Step> steps =
                List.of(new FunnelChart.Step("register", false), new FunnelChart.Step("subscribe", false));
        return new FunnelChart("Nobody went on", FunnelChart.Of.PEOPLE, steps, List.of(group("", 8_000, 0)));
    }

    static FunnelChart funnelByValue(int values) {
        List<FunnelChart.Step> steps = List.of(
                new FunnelChart.Step("register", false),
                new FunnelChart.Step("add_pet", false),
                new FunnelChart.Step("subscribe", false));
        List<String> names = List.of("Android", "iOS", "Web", "");
        List<FunnelChart.Group> groups = IntStream.range(0, values)
                .mapToObj(i -> group(
                        i < names.size() ? names.get(i) : "Device " + i,
                        9_000L / (i + 1),
                        6_000L / (i + 2),
                        900L / (i + 1)))
                .toList();
        return new FunnelChart("From registration to subscription, by device", FunnelChart.Of.PEOPLE, steps, groups);
    }

    private static FunnelChart.Group group(String value, long... counts) {
        return new FunnelChart.Group(
                List.of(value),
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new FunnelChart.Reached(
                                counts[i],
                                i == 0 || counts[i] == 0 ? OptionalDouble.empty() : OptionalDouble.of(86_400.0 * i),
                                i == 0 || counts[i] == 0 ? OptionalDouble.empty() : OptionalDouble.of(4_000.0 * i)))
                        .toList());
    }

    static List<String> starts(Granularity granularity, int count) {
        LocalDate first = LocalDate.of(2024, 5, 1);
        return IntStream.range(0, count)
                .mapToObj(i -> switch (granularity) {
                    case HOUR -> first.atStartOfDay().plusHours(i).toString();
                    case DAY -> first.plusDays(i).toString();
                    case WEEK -> first.plusWeeks(i).toString();
                    case MONTH -> first.plusMonths(i).toString();
                })
                .toList();
    }

    private static FunnelTrendChart trend(Granularity granularity, int count) {
        Random random = new Random(SEED);
        List<FunnelTrendChart.Period> periods = new ArrayList<>();
        for (String start : starts(granularity, count)) {
            long entered = periods.size() == 7 ? 0 : 300 + random.nextInt(150) + periods.size() * 4L;
            long converted =
                    Math.round(entered * (0.18 + random.nextDouble() * 0.05 + (periods.size() > count / 2 ? 0.1 : 0)));
            periods.add(new FunnelTrendChart.Period(
                    start, entered, converted, entered == 0 ? 0 : 100.0 * converted / entered));
        }
        return new FunnelTrendChart("Conversion from register to subscribe", granularity, periods);
    }

    private static HistogramChart histogram(int count) {
        List<HistogramChart.Bin> bins = IntStream.range(0, count)
                .mapToObj(i -> new HistogramChart.Bin(
                        120 + i * 5_000.0, 120 + (i + 1) * 5_000.0, Math.round(900 * Math.exp(-i / 3.0))))
                .toList();
        return new HistogramChart(
                "Time from register to subscribe", bins, OptionalDouble.of(14_400), OptionalDouble.of(9_700));
    }

    private static OddsChart odds(int count) {
        List<OddsChart.Item> items = IntStream.range(0, count)
                .mapToObj(i -> new OddsChart.Item(
                        i % 4 == 3 ? "opened_the_help_page_about_vaccination_" + i : "event_" + i,
                        400 - i * 4L,
                        200 + i * 8L,
                        Math.pow(2, 2.6 - 4.8 * i / Math.max(1, count - 1))))
                .toList();
        return new OddsChart("What goes with conversion", 653, 2_958, items);
    }

    static List<RetentionChart.Group> cohorts(int count, int columns) {
        return List.of(cohorts("", count, columns, 0.42));
    }

    private static RetentionChart.Group cohorts(String value, int count, int columns, double strength) {
        Random random = new Random(SEED);
        Granularity granularity = count > 20 ? Granularity.DAY : Granularity.MONTH;
        List<RetentionChart.Row> rows = new ArrayList<>();
        List<String> starts = starts(granularity, count);
        for (int i = 0; i < count; i++) {
            long size = 900 + random.nextInt(900);
            List<Long> returned = new ArrayList<>();
            for (int k = 1; k <= Math.min(columns, count - i); k++) {
                returned.add(Math.round(size * (strength / Math.pow(k, 0.45) + random.nextDouble() * 0.03)));
            }
            rows.add(new RetentionChart.Row(starts.get(i), size, returned));
        }
        return new RetentionChart.Group(value, rows);
    }

    private static List<RetentionChart.Group> values(int count) {
        List<String> names = List.of("AT", "DE", "FR", "", "UA", "US");
        return IntStream.range(0, count)
                .mapToObj(i -> cohorts(names.get(i), 10, 10, 0.6 - i * 0.08))
                .toList();
    }

    private static List<RetentionChart.Group> zeroCohorts() {
        return List.of(new RetentionChart.Group("", List.of(new RetentionChart.Row("2024-05-01", 0, List.of(0L)))));
    }

    private static LifecycleChart lifecycle(Granularity granularity, int count) {
        Random random = new Random(SEED);
        List<LifecycleChart.Period> periods = new ArrayList<>();
        for (String start : starts(granularity, count)) {
            int i = periods.size();
            periods.add(new LifecycleChart.Period(
                    start,
                    800 + random.nextInt(300),
                    i == 0 ? 0 : 1_200 + i * 2_000L / count + random.nextInt(200),
                    i == 0 ? 0 : 100 + random.nextInt(120),
                    i == 0 ? 0 : 500 + random.nextInt(300)));
        }
        return new LifecycleChart("Active people of the pet-care app", granularity, periods);
    }

    private static SessionFigures sessions(long sessions) {
        return new SessionFigures(
                sessions,
                sessions * 3 / 5,
                sessions * 5,
                sessions * 3,
                sessions * 49 / 100,
                sessions * 2 / 100,
                sessions == 0 ? OptionalDouble.empty() : OptionalDouble.of(51.6),
                sessions == 0 ? OptionalDouble.empty() : OptionalDouble.of(30.3 + sessions % 97));
    }

    private static SessionTotalsChart sessionTotals(int values) {
        List<SessionTotalsChart.Group> groups = IntStream.range(0, values)
                .mapToObj(i -> new SessionTotalsChart.Group(
                        i == 1 ? "" : i == 3 ? "a value whose name has more letters than room" : "Device " + i,
                        sessions(4_000 / (i + 1))))
                .toList();
        return new SessionTotalsChart("Sessions", sessions(6_454), groups);
    }

    private static SessionTrendChart sessionTrend(Granularity granularity, int count) {
        Random random = new Random(SEED);
        List<SessionTrendChart.Period> periods = starts(granularity, count).stream()
                .map(start -> {
                    long begun = 800 + random.nextInt(300);
                    return new SessionTrendChart.Period(start, begun, begun * 3 / 5 + random.nextInt(80));
                })
                .toList();
        return new SessionTrendChart("Sessions over time", granularity, sessions(24_000), periods);
    }

    static SessionLengthChart sessionLength(long scale) {
        List<SessionLengthChart.Bin> bins = new ArrayList<>();
        long[] starts = {0, 10, 30, 60, 180, 600, 1_800, 3_600};
        long[] counts = {1_900, 1_180, 1_020, 1_500, 700, 120, 30, 4};
        for (int i = 0; i < starts.length; i++) {
            bins.add(new SessionLengthChart.Bin(
                    i < 2
                            ? SessionLengthChart.Part.BOUNCED
                            : i < 5 ? SessionLengthChart.Part.BETWEEN : SessionLengthChart.Part.ENGAGED,
                    starts[i],
                    i + 1 < starts.length ? OptionalDouble.of(starts[i + 1]) : OptionalDouble.empty(),
                    counts[i] * scale));
        }
        return new SessionLengthChart("How long sessions last", sessions(6_454 * scale), bins);
    }

    static SessionPagesChart sessionPages(int count) {
        List<SessionPagesChart.Page> entries = IntStream.range(0, count)
                .mapToObj(i -> new SessionPagesChart.Page(i == 0 ? "/" : "/articles/number-" + i, 3_000 / (i + 1)))
                .toList();
        List<SessionPagesChart.Page> exits = IntStream.range(0, count)
                .mapToObj(i -> new SessionPagesChart.Page(i == 2 ? "" : "/checkout/" + i, 2_000 / (i + 2)))
                .toList();
        return new SessionPagesChart("Where sessions begin and end", 9_300, entries, exits);
    }

    private static StickinessChart stickiness(int periods) {
        List<Long> people = IntStream.rangeClosed(1, periods)
                .mapToObj(i -> Math.round(9_000.0 / (i * i) + (i > periods * 0.8 ? 12.0 * i / periods : 0)))
                .toList();
        return new StickinessChart("How often people come: any event", Granularity.DAY, periods, people);
    }

    private static BarsChart bars(int count) {
        List<BarsChart.Bar> bars = IntStream.range(0, count)
                .mapToObj(i -> new BarsChart.Bar(
                        i == 2
                                ? ""
                                : i == 4
                                        ? "a value with a name that goes on for longer than there is room"
                                        : "Value " + i,
                        12_000L / (i + 1)))
                .toList();
        return new BarsChart("Most frequent values of country", bars, 40_000);
    }
}
