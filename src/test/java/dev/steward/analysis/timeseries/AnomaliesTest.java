package dev.steward.analysis.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.Hazard;
import dev.steward.analysis.timeseries.Anomalies.Level;
import dev.steward.model.Course;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
    private static final IntPredicate ALL = _ -> true;
    private static final IntPredicate NONE = _ -> false;

    private static List<Level> levels(boolean counts, double... numbers) {
        return Anomalies.of(Course.of(numbers), _ -> 0, ALL, NONE, counts).points().stream()
                .map(Anomalies.Point::level)
                .toList();
    }

    @Test
    @Hazard("H94")
    void aNumberIsMeasuredAgainstThoseBeforeItAlone() {
        // Median 10, deviations 0 1 1 2: their median is 1, sigma 1.4826.
        Anomalies found = Anomalies.of(Course.of(8, 9, 11, 10, 10, 1_000), _ -> 0, ALL, NONE, false);
        Anomalies.Point last = found.points().get(5);
        assertThat(last.expected()).isEqualTo(10);
        assertThat(last.sigma()).isEqualTo(1.4826);
        assertThat(last.score()).isEqualTo(990 / 1.4826);
        assertThat(last.level()).isEqualTo(Level.CRITICAL);
    }

    @Test
    @Hazard("H94")
    void fourNumbersOfTheSeasonHaveToLieBefore() {
        assertThat(levels(false, 8, 9, 11, 99))
                .containsExactly(Level.NOT_EVALUATED, Level.NOT_EVALUATED, Level.NOT_EVALUATED, Level.NOT_EVALUATED);
        assertThat(levels(false, 8, 9, 11, 10, 99)).endsWith(Level.CRITICAL);
    }

    @Test
    @Hazard("H94")
    void withoutSpreadNothingIsJudgedButCounts() {
        assertThat(levels(false, 5, 5, 5, 5, 6)).containsOnly(Level.NOT_EVALUATED);
        // Counts of 100 vary by 10 at least.
        assertThat(levels(true, 100, 100, 100, 100, 120)).endsWith(Level.NORMAL);
        assertThat(levels(true, 100, 100, 100, 100, 121)).endsWith(Level.WARN);
        assertThat(levels(true, 100, 100, 100, 100, 130)).endsWith(Level.WARN);
        assertThat(levels(true, 100, 100, 100, 100, 131)).endsWith(Level.CRITICAL);
        assertThat(levels(true, 0, 0, 0, 0, 4)).endsWith(Level.CRITICAL);
    }

    @Test
    @Hazard("H94")
    void twoSigmasWarnAndThreeAreCritical() {
        double sigma = 1.4826;
        double[] before = {8, 9, 11, 10, 10};
        assertThat(levels(false, with(before, 10 + 2 * sigma))).endsWith(Level.NORMAL);
        assertThat(levels(false, with(before, 10 + 2.01 * sigma))).endsWith(Level.WARN);
        assertThat(levels(false, with(before, 10 - 2.01 * sigma))).endsWith(Level.WARN);
        assertThat(levels(false, with(before, 10 + 2.99 * sigma))).endsWith(Level.WARN);
        assertThat(levels(false, with(before, 10 - 3.01 * sigma))).endsWith(Level.CRITICAL);
    }

    private static double[] with(double[] before, double next) {
        double[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = next;
        return all;
    }

    @Test
    @Hazard("H94")
    void whatWasCriticalIsNoMeasureForOthers() {
        assertThat(levels(true, 10, 10, 10, 10, 100, 100, 100, 20)).endsWith(Level.CRITICAL);
        Anomalies.Point last = Anomalies.of(Course.of(10, 10, 10, 10, 100, 100, 100, 20), _ -> 0, ALL, NONE, true)
                .points()
                .getLast();
        assertThat(last.expected()).isEqualTo(10);
    }

    @Test
    void fourCriticalOnesInARowOnOneSideAreHowItIsNow() {
        assertThat(levels(true, 10, 10, 10, 10, 100, 100, 100, 100, 100, 10))
                .endsWith(Level.CRITICAL, Level.CRITICAL, Level.CRITICAL, Level.CRITICAL, Level.NORMAL, Level.CRITICAL);
        assertThat(levels(true, 50, 50, 50, 50, 100, 0, 100, 0, 100, 50)).endsWith(Level.CRITICAL, Level.NORMAL);
    }

    @Test
    @Hazard("H94")
    void markedIncidentsAreJudgedButAreNoMeasure() {
        Course course = Course.of(10, 10, 18, 18, 18, 10, 10, 10);
        Anomalies marked = Anomalies.of(course, _ -> 0, ALL, i -> i >= 2 && i <= 4, true);
        assertThat(marked.points().get(7).expected()).isEqualTo(10);
        assertThat(marked.points().get(6).level()).isEqualTo(Level.NOT_EVALUATED);
        Anomalies plain = Anomalies.of(course, _ -> 0, ALL, NONE, true);
        assertThat(plain.points().get(5).expected()).isEqualTo(18);
    }

    @Test
    void incompleteNumbersAndMissingOnesAreLeftOut() {
        Anomalies found =
                Anomalies.of(Course.of(1, 10, 10, Double.NaN, 10, 10, 99, 1), _ -> 0, i -> i > 0 && i < 7, NONE, true);
        assertThat(found.points().get(6).expected()).isEqualTo(10);
        assertThat(found.points().get(6).level()).isEqualTo(Level.CRITICAL);
        assertThat(found.points().get(7).level()).isEqualTo(Level.NOT_EVALUATED);
        assertThat(found.count(Level.NOT_EVALUATED)).isEqualTo(7);
    }

    @Test
    void seasonsAreKeptApart() {
        Course course = Course.of(16, i -> i % 2 == 0 ? 100 : 10);
        assertThat(Anomalies.of(course, i -> i % 2, ALL, NONE, true).points()).noneMatch(Anomalies.Point::flagged);
        assertThat(Anomalies.of(course, _ -> 0, ALL, NONE, true).points().get(5).expected())
                .isEqualTo(100);
    }

    @Test
    void onlyTheLatestTwelveAreLookedAt() {
        double[] numbers = new double[25];
        Arrays.fill(numbers, 0, 12, 12);
        Arrays.fill(numbers, 12, 24, 16);
        numbers[24] = 16;
        assertThat(Anomalies.of(Course.of(numbers), _ -> 0, ALL, NONE, true)
                        .points()
                        .get(24)
                        .expected())
                .isEqualTo(16);
    }
}
