package dev.steward.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analysis.Share;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionsTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.00005);

    /** Newcombe (1998), Statistics in Medicine 17, 857–872, table I: method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonAsPublished(long part, long whole, double low, double high) {
        Interval interval = Proportions.wilson(new Share(part, whole), 0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(interval.high()).isCloseTo(high, FOUR_DIGITS);
    }

    /** Newcombe (1998), Statistics in Medicine 17, 873–890, table II: method 10 for its eight examples. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void newcombeAsPublished(long a, long m, long b, long n, double low, double high) {
        Interval interval =
                Proportions.newcombe(new Share(b, n), new Share(a, m), 0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(low, FOUR_DIGITS);
        assertThat(interval.high()).isCloseTo(high, FOUR_DIGITS);
    }

    /** The example of statsmodels' proportions_ztest, 5 of 83 against 12 of 99: p = 0.159. */
    @Test
    void zTestAsPublished() {
        assertThat(Proportions.zTest(new Share(12, 99), new Share(5, 83)).orElseThrow())
                .isCloseTo(0.159, within(0.0005));
    }

    /** The Physicians' Health Study: 189 of 11,034 with placebo, 104 of 11,037 with aspirin; chi-square 25.01. Agresti (2002). */
    @Test
    void zSquaredIsChiSquare() {
        double p = Proportions.zTest(new Share(189, 11_034), new Share(104, 11_037))
                .orElseThrow();
        assertThat(p).isCloseTo(SampleRatio.tail(25.0139, 1), within(1e-9));
    }

    /** The examples of R's fisher.test: convictions of twins (p = 0.0005367) and the lady tasting tea (0.4857). */
    @Test
    void fisherAsPublished() {
        assertThat(Fisher.bothTails(new Share(2, 12), new Share(15, 18))).isCloseTo(0.0005367, within(5e-8));
        assertThat(Fisher.bothTails(new Share(3, 4), new Share(1, 4))).isCloseTo(0.4857, FOUR_DIGITS);
    }

    @Test
    void theFewAreTestedExactly() {
        Share four = new Share(3, 4);
        Share others = new Share(1, 4);
        assertThat(Proportions.pValue(four, others)).hasValue(Fisher.bothTails(four, others));
        Share many = new Share(30, 400);
        Share more = new Share(60, 400);
        assertThat(Proportions.pValue(many, more)).isEqualTo(Proportions.zTest(many, more));
        assertThat(Fisher.bothTails(many, more))
                .isCloseTo(Proportions.zTest(many, more).orElseThrow(), within(0.0005));
    }

    @Test
    void thereIsNothingToCompareOfNobodyNorWhereAllAreTheSame() {
        Share nobody = new Share(0, 0);
        assertThat(Proportions.wilson(nobody, 0.95)).isEmpty();
        assertThat(Proportions.newcombe(nobody, new Share(1, 2), 0.95)).isEmpty();
        assertThat(Proportions.compare(new Share(1, 2), nobody, 0.95)).isEmpty();
        assertThat(Proportions.zTest(nobody, new Share(1, 2))).isEmpty();
        assertThat(Proportions.pValue(new Share(7, 7), new Share(9, 9))).isEmpty();
        assertThat(Proportions.pValue(new Share(0, 7), new Share(0, 9))).isEmpty();
        Difference all =
                Proportions.compare(new Share(7, 7), new Share(9, 9), 0.95).orElseThrow();
        assertThat(all.absolute()).isZero();
        assertThat(all.interval()).isPresent();
        Difference fromNothing =
                Proportions.compare(new Share(0, 70), new Share(9, 90), 0.95).orElseThrow();
        assertThat(fromNothing.relative()).isEmpty();
        assertThat(fromNothing.relativeInterval()).isEmpty();
        assertThatThrownBy(() -> Proportions.wilson(new Share(1, 2), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportions.wilson(new Share(1, 2), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onePersonIsNoNumberThatIsNone() {
        Interval one = Proportions.wilson(new Share(1, 1), 0.95).orElseThrow();
        assertThat(one.low()).isCloseTo(0.2065, FOUR_DIGITS);
        assertThat(one.high()).isEqualTo(1);
        assertThat(Proportions.pValue(new Share(1, 1), new Share(0, 1))).hasValue(1);
    }

    @Test
    void whatMustHoldOfAnyShares() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Share a = share(random);
            Share b = share(random);
            double confidence = 0.5 + random.nextDouble() * 0.499;
            Interval of = Proportions.wilson(a, confidence).orElseThrow();
            double rate = (double) a.part() / a.whole();
            assertThat(of.contains(rate)).as("seed %d", seed).isTrue();
            assertThat(of.low()).isBetween(0.0, 1.0);
            assertThat(of.high()).isBetween(0.0, 1.0);
            Interval mirrored = Proportions.wilson(new Share(a.whole() - a.part(), a.whole()), confidence)
                    .orElseThrow();
            assertThat(of.low()).as("seed %d", seed).isCloseTo(1 - mirrored.high(), within(1e-12));
            Interval surer = Proportions.wilson(a, confidence / 2 + 0.5).orElseThrow();
            assertThat(surer.high() - surer.low()).isGreaterThanOrEqualTo(of.high() - of.low());
            check(seed, a, b, confidence);
        }
    }

    private static void check(int seed, Share a, Share b, double confidence) {
        Difference there = Proportions.compare(a, b, confidence).orElseThrow();
        Difference back = Proportions.compare(b, a, confidence).orElseThrow();
        Interval interval = there.interval().orElseThrow();
        assertThat(interval.contains(there.absolute())).as("seed %d", seed).isTrue();
        assertThat(interval.low()).isBetween(-1.0, 1.0);
        assertThat(interval.high()).isBetween(-1.0, 1.0);
        assertThat(back.absolute()).isCloseTo(-there.absolute(), within(1e-12));
        assertThat(back.interval().orElseThrow().low()).isCloseTo(-interval.high(), within(1e-12));
        assertThat(back.pValue().isPresent()).isEqualTo(there.pValue().isPresent());
        there.pValue().ifPresent(p -> {
            assertThat(p).isBetween(0.0, 1.0);
            assertThat(back.pValue().getAsDouble()).isCloseTo(p, within(1e-9));
        });
        there.relativeInterval().ifPresent(relative -> {
            assertThat(relative.contains(there.relative().orElseThrow()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(relative.low()).isGreaterThanOrEqualTo(-1);
        });
    }

    private static Share share(Random random) {
        int whole = 1 + random.nextInt(random.nextBoolean() ? 12 : 5_000);
        return new Share(random.nextInt(whole + 1), whole);
    }

    /** Of a hundred intervals of 95 %, about 95 hold the true rate: what the word confidence promises. */
    @Test
    void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(11);
        int held = 0;
        int differenceHeld = 0;
        int foundByChance = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            Share a = drawn(random, 0.1, 300);
            Share b = drawn(random, 0.1, 200);
            Share c = drawn(random, 0.14, 200);
            held += Proportions.wilson(a, 0.95).orElseThrow().contains(0.1) ? 1 : 0;
            differenceHeld += Proportions.newcombe(a, c, 0.95).orElseThrow().contains(0.04) ? 1 : 0;
            foundByChance += Proportions.pValue(a, b).orElse(1) < 0.05 ? 1 : 0;
        }
        assertThat((double) held / rounds).isBetween(0.935, 0.965);
        assertThat((double) differenceHeld / rounds).isBetween(0.935, 0.965);
        assertThat((double) foundByChance / rounds).isBetween(0.035, 0.065);
    }

    static Share drawn(Random random, double rate, int people) {
        int part = 0;
        for (int i = 0; i < people; i++) {
            part += random.nextDouble() < rate ? 1 : 0;
        }
        return new Share(part, people);
    }
}
