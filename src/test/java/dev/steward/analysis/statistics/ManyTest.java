package dev.steward.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many comparisons, and many groups. */
class ManyTest {
    /** Benjamini and Hochberg (1995), section 3.2: at 0.05 their procedure finds four of the fifteen, Bonferroni's three. */
    private static final List<Double> THROMBOLYSIS = List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0);

    @Test
    void benjaminiAndHochbergAsPublished() {
        List<Double> corrected = Corrections.benjaminiHochberg(THROMBOLYSIS);
        assertThat(corrected.stream().filter(p -> p <= 0.05)).hasSize(4);
        assertThat(Corrections.holm(THROMBOLYSIS).stream().filter(p -> p <= 0.05))
                .hasSize(3);
        assertThat(corrected.get(3)).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(corrected.get(4)).isCloseTo(0.0201 * 15 / 5, within(1e-12)).isGreaterThan(0.05);
    }

    /** The usual example of Holm's procedure: of 0.01, 0.04, 0.03 and 0.005 the first and the last stand. */
    @Test
    void holmAsPublished() {
        List<Double> corrected = Corrections.holm(List.of(0.01, 0.04, 0.03, 0.005));
        assertThat(corrected.get(0)).isCloseTo(0.03, within(1e-12));
        assertThat(corrected.get(1)).isCloseTo(0.06, within(1e-12));
        assertThat(corrected.get(2)).isCloseTo(0.06, within(1e-12));
        assertThat(corrected.get(3)).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void correctionsOfNoneAndOfOne() {
        assertThat(Corrections.holm(List.of())).isEmpty();
        assertThat(Corrections.benjaminiHochberg(List.of())).isEmpty();
        assertThat(Corrections.holm(List.of(0.03))).containsExactly(0.03);
        assertThat(Corrections.benjaminiHochberg(List.of(0.03))).containsExactly(0.03);
    }

    @Test
    void correctedIsNeverSmallerAndKeepsTheOrder() {
        for (int seed = 0; seed < 1_000; seed++) {
            List<Double> raw = new Random(seed).doubles(1 + seed % 12).boxed().toList();
            List<Double> holm = Corrections.holm(raw);
            List<Double> rate = Corrections.benjaminiHochberg(raw);
            List<Integer> order = IntStream.range(0, raw.size())
                    .boxed()
                    .sorted(Comparator.comparing(raw::get))
                    .toList();
            for (int i = 0; i < raw.size(); i++) {
                assertThat(holm.get(i)).as("seed %d", seed).isBetween(rate.get(i) - 1e-15, 1.0);
                assertThat(rate.get(i)).as("seed %d", seed).isGreaterThanOrEqualTo(raw.get(i) - 1e-15);
            }
            for (int i = 1; i < order.size(); i++) {
                assertThat(holm.get(order.get(i))).isGreaterThanOrEqualTo(holm.get(order.get(i - 1)));
                assertThat(rate.get(order.get(i))).isGreaterThanOrEqualTo(rate.get(order.get(i - 1)));
            }
        }
    }

    /** Kohavi, Tang, Xu (2020), chapter 21: 821,588 against 815,482 people, p = 1.8E-6. */
    @Test
    void aMismatchAsPublished() {
        SampleRatio ratio =
                SampleRatio.of(List.of(821_588L, 815_482L), List.of(1.0, 1.0)).orElseThrow();
        assertThat(ratio.pValue()).isCloseTo(1.8e-6, within(5e-8));
        assertThat(ratio.mismatch()).isTrue();
    }

    /** The example of R's chisq.test with given probabilities: X-squared = 9.9901, df = 4, p-value = 0.04059. */
    @Test
    void chiSquareAsPublished() {
        SampleRatio ratio = SampleRatio.of(List.of(89L, 37L, 30L, 28L, 2L), List.of(40.0, 20.0, 20.0, 15.0, 5.0))
                .orElseThrow();
        assertThat(ratio.pValue()).isCloseTo(0.04059, within(5e-6));
        assertThat(ratio.mismatch()).isFalse();
    }

    @Test
    void fewPeopleShowNoMismatch() {
        assertThat(SampleRatio.of(List.of(), List.of())).isEmpty();
        assertThat(SampleRatio.of(List.of(100L), List.of(1.0))).isEmpty();
        assertThat(SampleRatio.of(List.of(0L, 0L), List.of(1.0, 1.0))).isEmpty();
        assertThat(SampleRatio.of(List.of(0L, 9L), List.of(1.0, 1.0))).isEmpty();
        assertThat(SampleRatio.of(List.of(5L, 5L), List.of(1.0, 1.0))).contains(new SampleRatio(1));
    }

    @Test
    void anHonestSplitIsHardlyEverCalledAMismatch() {
        Random random = new Random(9);
        int called = 0;
        for (int round = 0; round < 5_000; round++) {
            long first = ProportionsTest.drawn(random, 0.9, 300).part();
            called += SampleRatio.of(List.of(first, 300 - first), List.of(9.0, 1.0))
                            .orElseThrow()
                            .mismatch()
                    ? 1
                    : 0;
        }
        assertThat(called).isLessThan(20);
    }
}
