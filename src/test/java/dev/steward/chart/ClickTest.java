package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.ChartEntity;
import org.junit.jupiter.api.Test;

/** Each number that has people behind it can be found in the picture, and no other. */
class ClickTest {
    @Test
    void aFunnelHasReachedAndDroppedParts() {
        assertThat(cells(Samples.named("funnel-3")))
                .containsExactlyInAnyOrder(
                        new Cell(0, 0), new Cell(1, 0), new Cell(1, 1), new Cell(2, 0), new Cell(2, 1));
    }

    @Test
    void aFunnelWithValuesNamesTheValue() {
        assertThat(cells(Samples.named("funnel-values")))
                .contains(new Cell(List.of("iOS"), 2, 1), new Cell(List.of(""), 0, 0))
                .hasSize(4 * 5);
    }

    @Test
    void aHeatMapHasSizesAndCellsButNoMeansAndNoBlanks() {
        Set<Cell> cells = cells(new RetentionChart("r", Granularity.MONTH, Samples.cohorts(3, 3)));
        assertThat(cells)
                .containsExactlyInAnyOrder(
                        new Cell(0, 0),
                        new Cell(0, 1),
                        new Cell(0, 2),
                        new Cell(0, 3),
                        new Cell(1, 0),
                        new Cell(1, 1),
                        new Cell(1, 2),
                        new Cell(2, 0),
                        new Cell(2, 1));
    }

    @Test
    void anIntervalHasTheSizesAndWhoCameBackOfTheCohortsThatAreOldEnough() {
        Chart chart = new RetentionIntervalChart("r", Granularity.MONTH, Granularity.MONTH, Samples.cohorts(3, 3), 2);
        assertThat(cells(chart))
                .containsExactlyInAnyOrder(new Cell(0, 0), new Cell(0, 2), new Cell(1, 0), new Cell(1, 2));
        assertThat(tips(chart)).allMatch(tip -> tip.contains(" came back after 2 months ("));
        assertThat(cells(Samples.named("interval-values")))
                .contains(new Cell(List.of("DE"), 0, 3), new Cell(List.of(""), 7, 3))
                .hasSize(4 * 8);
    }

    @Test
    void aLifecycleHasItsStatesByOrdinal() {
        LifecycleChart chart = new LifecycleChart(
                "l",
                Granularity.MONTH,
                List.of(
                        new LifecycleChart.Period("2024-05-01", 1, 2, 3, 4),
                        new LifecycleChart.Period("2024-06-01", 5, 6, 7, 8)));
        assertThat(cells(chart))
                .contains(new Cell(0, 0), new Cell(0, 1), new Cell(1, 2), new Cell(1, 3))
                .hasSize(8);
        assertThat(tips(chart)).contains("May 2024: 1 person new", "Jun 2024: 8 people dormant");
    }

    @Test
    void aTrendHasWhoEnteredAndWhoConverted() {
        assertThat(cells(Samples.named("trend-1"))).containsExactlyInAnyOrder(new Cell(0, 0), new Cell(0, 1));
    }

    @Test
    void barsHistogramAndOddsHaveOneCellEach() {
        assertThat(cells(Samples.named("bars")))
                .contains(new Cell(0, 0), new Cell(7, 0))
                .hasSize(8);
        assertThat(cells(Samples.named("histogram")))
                .contains(new Cell(0, 0), new Cell(13, 0))
                .hasSize(14);
        assertThat(cells(Samples.named("odds")))
                .contains(new Cell(0, 0), new Cell(8, 0))
                .hasSize(9);
    }

    @Test
    void anExperimentHasItsVariantsAndAnAttributionItsChannels() {
        assertThat(cells(Samples.named("experiment")))
                .containsExactlyInAnyOrder(new Cell(0, 0), new Cell(1, 0), new Cell(2, 0));
        assertThat(cells(Samples.named("experiment-nobody"))).containsExactly(new Cell(0, 0));
        assertThat(cells(Samples.named("attribution")))
                .contains(new Cell(0, 0), new Cell(5, 0))
                .hasSize(6);
        assertThat(tips(Samples.named("attribution"))).contains("channel 0, Linear: 700 conversions (29.4%)");
        assertThat(tips(Samples.named("experiment")))
                .contains("Variant A: 10.3% (9.2% to 11.6%); 121 of 1,204 people")
                .contains("Variant B: +2.8 points against the control (+0.8 to +4.9)");
    }

    @Test
    void churnHasItsTiersAndWhatBecameOfThem() {
        assertThat(cells(Samples.named("churn")))
                .containsExactlyInAnyOrder(
                        new Cell(0, 0),
                        new Cell(1, 0),
                        new Cell(2, 0),
                        new Cell(3, 0),
                        new Cell(0, 2),
                        new Cell(1, 2),
                        new Cell(2, 2));
        assertThat(tips(Samples.named("churn")))
                .contains("Medium (25 to 50): 4,820 people, 27.1% of all")
                .contains("High: 66.7% gone, 8 of 12 people (39.1% to 86.2%)");
        assertThat(cells(Samples.named("churn-now"))).hasSize(4).allMatch(cell -> cell.column() == 0);
    }

    @Test
    void pathsHaveTheirLinksAndTheirNodes() {
        assertThat(cells(Samples.named("paths-3")))
                .containsExactlyInAnyOrder(
                        new Cell(List.of("catalog"), 1, 1),
                        new Cell(List.of("cart"), 2, 1),
                        new Cell(List.of("payment_done"), 3, 1),
                        new Cell(List.of("(dropoff)"), 2, 1),
                        new Cell(List.of("(dropoff)"), 3, 1),
                        new Cell(List.of("catalog", "cart"), 1, 1),
                        new Cell(List.of("catalog", "(dropoff)"), 1, 1),
                        new Cell(List.of("cart", "payment_done"), 2, 1),
                        new Cell(List.of("cart", "(dropoff)"), 2, 1));
        assertThat(Samples.named("paths-3").name(new Cell(List.of("catalog", "cart"), 1, 1)))
                .contains("catalog → cart, step 1");
        assertThat(Samples.named("paths-3").name(new Cell(List.of("cart"), 2, 1)))
                .contains("cart, step 2");
        assertThat(tips(Samples.named("paths-3")))
                .contains(
                        "cart, step 2: 1,924 paths, 53.3% of all",
                        "catalog → cart, step 1: 1,924 paths, 53.3% of those at catalog, on average after 1 min 15 s",
                        "Ended after cart, step 2: 1,271 paths, 66.1% of those at cart",
                        "Ended before step 3: 1,271 paths, 35.2% of all");
    }

    @Test
    void stickinessHasABarForEachNumberOfPeriods() {
        StickinessChart chart = new StickinessChart("s", Granularity.DAY, 7, List.of(6L, 0L, 2L));
        assertThat(cells(chart)).contains(new Cell(0, 0), new Cell(2, 0));
        assertThat(tips(chart)).contains("1 day: 6 people (75.0%)", "3 days: 2 people (25.0%)");
        assertThat(cells(chart.counted(true, true)))
                .containsExactlyInAnyOrder(new Cell(0, 1), new Cell(1, 1), new Cell(2, 1));
        assertThat(tips(chart.counted(true, false))).contains("2 days or more: 2 people (25.0%)");
    }

    @Test
    void sessionsOpenTheirPeople() {
        assertThat(cells(Samples.named("session-totals"))).containsExactly(new Cell(0, 0));
        assertThat(cells(Samples.named("session-values")))
                .contains(new Cell(List.of("Device 0"), 0, 0), new Cell(List.of(""), 0, 0))
                .hasSize(4);
        assertThat(cells(Samples.named("session-1"))).containsExactly(new Cell(0, 0));
        assertThat(cells(Samples.sessionLength(1)))
                .contains(new Cell(0, 0), new Cell(7, 0))
                .hasSize(8);
        assertThat(tips(Samples.sessionLength(1)))
                .contains(
                        "< 10 s: 1,900 sessions (29.4%)",
                        "1–3 min: 1,500 sessions (23.2%)", "≥ 1 h: 4 sessions (0.1%)");
        assertThat(cells(Samples.sessionPages(2)))
                .containsExactlyInAnyOrder(
                        new Cell(List.of("/"), 0, 0),
                        new Cell(List.of("/articles/number-1"), 0, 0),
                        new Cell(List.of("/checkout/0"), 0, 1),
                        new Cell(List.of("/checkout/1"), 0, 1));
    }

    @Test
    void aLineOfPeopleHasItsPeriods() {
        assertThat(cells(Samples.named("trends-1")))
                .contains(new Cell(0, 0), new Cell(29, 0))
                .hasSize(30);
        assertThat(cells(Samples.named("trends-percent"))).isEmpty();
        assertThat(tips(Samples.named("trends-1")))
                .contains("1 May 2024: 100 · Sign-ups", "30 May 2024 (incomplete): 111 · Sign-ups");
        assertThat(tips(TrendsSamples.anomalies()))
                .contains("15 Jun 2024: 124 · Orders; critical: 70 expected, -3.5 sigmas off");
        assertThat(tips(Samples.named("trends-3"))).contains("30 Jun 2024: Release 2");
    }

    @Test
    void tipsSayTheNumberInWords() {
        assertThat(tips(Samples.named("funnel-3")))
                .contains(
                        "cart: 1,924 people, 53.3% of those who entered, 53.3% of the step before, median 6 min 40 s, average 2 h 30 min");
        assertThat(tips(Samples.named("funnel-3")))
                .contains("dropped before cart: 1,687 people, 46.7% of the step before");
    }

    private static List<ChartEntity> entities(Chart chart) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(Palette.LIGHT).createBufferedImage(900, 500, info);
        return info.getEntityCollection().getEntities().stream()
                .map(ChartEntity.class::cast)
                .toList();
    }

    private static Set<Cell> cells(Chart chart) {
        return entities(chart).stream()
                .flatMap(entity -> chart.cellAt(entity).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> tips(Chart chart) {
        return entities(chart).stream()
                .flatMap(entity -> java.util.Optional.ofNullable(entity.getToolTipText()).stream())
                .collect(Collectors.toSet());
    }
}
