package dev.steward.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.model.Granularity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {
    static Stream<String> names() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWholeSentences(String name) {
        assertThat(Samples.named(name).description())
                .startsWith(Samples.named(name).title())
                .endsWith(".")
                .doesNotContain("{")
                .doesNotContain("NaN");
    }

    @Test
    void aFunnelSaysItsEndsAndItsLargestLoss() {
        assertThat(Samples.named("funnel-3").description())
                .isEqualTo("Catalogue to payment: 3,611 people entered at “catalog”; 653 of them (18.1%) reached"
                        + " “payment_done”. The largest loss is from “cart” to “payment_done”: 1,271 people (66.1%).");
    }

    @Test
    void aFunnelOfOneStepHasNoConversion() {
        assertThat(Samples.named("funnel-1").description()).isEqualTo("One step only: 1 person entered at “register”.");
    }

    @Test
    void aSkippedOptionalStepIsNoLoss() {
        assertThat(Samples.named("funnel-optional").description())
                .contains("from “add_pet” to “subscribe”: 4,940 people (95.0%)");
    }

    @Test
    void retentionSaysItsMeansWeightedBySize() {
        RetentionChart.Group group = new RetentionChart.Group(
                "",
                List.of(
                        new RetentionChart.Row("2024-05-01", 100, List.of(50L, 20L)),
                        new RetentionChart.Row("2024-06-01", 300, List.of(60L))));
        assertThat(new RetentionChart("Back", Granularity.MONTH, List.of(group)).description())
                .isEqualTo("Back. 2 cohorts with 400 members in all; on average 27.5% came back after 1 month,"
                        + " 20.0% came back after 2 months.");
    }

    @Test
    void anIntervalSaysItsMeanAndItsEnds() {
        RetentionChart.Group group = new RetentionChart.Group(
                "",
                List.of(
                        new RetentionChart.Row("2024-05-01", 100, List.of(50L, 20L)),
                        new RetentionChart.Row("2024-06-01", 300, List.of(60L))));
        assertThat(new RetentionIntervalChart("Back", Granularity.MONTH, Granularity.MONTH, List.of(group), 1)
                        .description())
                .isEqualTo("Back. 27.5% came back after 1 month: 50.0% of the cohort of May 2024, 20.0% of that of"
                        + " Jun 2024.");
        assertThat(Samples.named("interval-young").description())
                .isEqualTo("Too young. No cohort has 9 weeks behind it yet.");
    }

    @Test
    void pathsSayTheirBusiestLinks() {
        assertThat(Samples.named("paths-3").description())
                .isEqualTo("Where people go from catalog: 3,611 paths of 4,311 sessions · the 8 busiest nodes of each"
                        + " step, the rest as “(other)”. The busiest links: step 1 from “catalog” to “cart” (1,924,"
                        + " 53.3% of those there); step 1 from “catalog” to “(dropoff)” (1,687, 46.7% of those there);"
                        + " step 2 from “cart” to “(dropoff)” (1,271, 66.1% of those there).");
    }

    @Test
    void stickinessSaysItsAverageAndBothItsEnds() {
        assertThat(new StickinessChart("Often", Granularity.DAY, 4, List.of(6L, 0L, 2L)).description())
                .isEqualTo("Often: 8 people, on average in 1.5 of 4 days. 6 (75.0%) in one only, 2 (25.0%) in more"
                        + " than half of them.");
    }

    @Test
    void sessionsSayTheirMainNumbersAndTheirOwn() {
        String main =
                "6,454 sessions of 3,872 people, 1 min 22 s long at the median; 49.0% bounced and 2.0% were engaged.";
        assertThat(Samples.named("session-totals").description()).isEqualTo("Sessions: " + main);
        assertThat(Samples.named("session-values").description())
                .isEqualTo("Sessions: " + main + " Of 4 values most have “Device 0” (62.0%).");
        assertThat(Samples.sessionLength(1).description())
                .isEqualTo("How long sessions last: " + main + " The most frequent length is < 10 s: 29.4% of them.");
        assertThat(Samples.sessionPages(2).description())
                .isEqualTo("Where sessions begin and end: of 9,300 sessions with pages, 32.3% begin with “/” and 10.8%"
                        + " end with “/checkout/0”.");
    }

    @Test
    void aTrendSaysItsCourseAndWhatIsMadeOfIt() {
        assertThat(TrendsSamples.anomalies().description())
                .isEqualTo("Orders, in 60 periods from 1 May 2024 to 29 Jun 2024. Orders: 100 at first, 127 at last,"
                        + " 141 at most (25 Jun 2024). 31 numbers judged: 1 warning, 1 critical.");
        assertThat(TrendsSamples.forecast().description())
                .contains(
                        "Holt-Winters, by trial on the past: mean error 8.25, RMSE 10.5, MAPE 6.2%; as a season ago: 12");
        assertThat(Samples.named("trends-no-history").description()).endsWith("not enough history for a forecast.");
        assertThat(Samples.named("trends-12-lines").description()).endsWith("9 more lines not described.");
    }

    @Test
    void nothingIsSaidToBeNothing() {
        assertThat(Samples.named("retention-empty").description())
                .isEqualTo("Nothing: no data; nothing matched in this range.");
    }

    @Test
    void periodsAreNamedByWhatTellsThemApart() {
        assertThat(PeriodLabel.of(Granularity.MONTH, "2024-05-01").full()).isEqualTo("May 2024");
        assertThat(PeriodLabel.of(Granularity.WEEK, "2024-05-06").full()).isEqualTo("6 May 2024");
        assertThat(PeriodLabel.of(Granularity.HOUR, "2024-05-01T13:00").full()).isEqualTo("1 May 2024 13:00");
        assertThat(PeriodLabel.of(Granularity.DAY, "someday").full()).isEqualTo("someday");
    }
}
