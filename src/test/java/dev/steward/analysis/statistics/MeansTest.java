package dev.steward.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeansTest {
    /** Student's own data on two soporific drugs, R's {@code sleep}: t.test(extra ~ group) prints these figures. */
    @Test
    void welchAsPublished() {
        Moments first = Moments.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
        Moments second = Moments.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
        Difference difference = Means.compare(second, first, 0.95).orElseThrow();
        assertThat(first.mean()).isCloseTo(0.75, within(1e-12));
        assertThat(second.mean()).isCloseTo(2.33, within(1e-12));
        assertThat(Means.freedom(second, first)).isCloseTo(17.776, within(0.0005));
        assertThat(difference.pValue().orElseThrow()).isCloseTo(0.07939, within(5e-6));
        assertThat(difference.interval().orElseThrow().low()).isCloseTo(-3.3654832, within(5e-8));
        assertThat(difference.interval().orElseThrow().high()).isCloseTo(0.2054832, within(5e-8));
    }

    /** One mean of the same data: t.test(extra) of the second drug gives 0.8976775 to 3.7623225. */
    @Test
    void studentsInterval() {
        Interval interval = Means.interval(Moments.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4), 0.95)
                .orElseThrow();
        assertThat(interval.low()).isCloseTo(0.8976775, within(5e-8));
        assertThat(interval.high()).isCloseTo(3.7623225, within(5e-8));
    }

    @Test
    void nothingCanBeSaidOfTooFewOrOfWhatNeverVaries() {
        Moments one = Moments.of(3);
        Moments two = Moments.of(1, 2);
        Moments still = Moments.of(2, 2, 2);
        assertThat(Moments.NONE.variance()).isEmpty();
        assertThat(one.variance()).isEmpty();
        assertThat(one.deviation()).isEmpty();
        assertThat(Means.interval(one, 0.95)).isEmpty();
        assertThat(Means.compare(Moments.NONE, two, 0.95)).isEmpty();
        assertThat(Means.compare(two, Moments.NONE, 0.95)).isEmpty();
        assertThat(Means.compare(one, two, 0.95)).hasValueSatisfying(difference -> {
            assertThat(difference.absolute()).isEqualTo(-1.5);
            assertThat(difference.interval()).isEmpty();
            assertThat(difference.pValue()).isEmpty();
        });
        assertThat(Means.compare(still, still, 0.95).orElseThrow().pValue()).isEmpty();
        assertThat(Means.compare(still, Moments.of(4, 5), 0.95).orElseThrow().pValue())
                .isPresent();
        assertThat(Means.compare(Moments.of(0, 0, 0), Moments.of(4, 5), 0.95)
                        .orElseThrow()
                        .relative())
                .isEmpty();
        assertThat(Means.interval(still, 0.95)).contains(new Interval(2, 2));
    }

    @Test
    void momentsAreGatheredInAnyOrderAndKeepTheirDigits() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double[] numbers =
                    random.doubles(2 + random.nextInt(40), 1e9, 1e9 + 5).toArray();
            Moments.Gathering first = new Moments.Gathering();
            Moments.Gathering second = new Moments.Gathering();
            double sum = 0;
            for (double number : numbers) {
                (random.nextBoolean() ? first : second).add(number);
                sum += number;
            }
            double mean = sum / numbers.length;
            double squares = 0;
            for (double number : numbers) {
                squares += (number - mean) * (number - mean);
            }
            first.absorb(second);
            assertThat(first.moments().count()).isEqualTo(numbers.length);
            assertThat(first.moments().mean()).as("seed %d", seed).isCloseTo(mean, within(1e-5));
            assertThat(first.moments().squares()).as("seed %d", seed).isCloseTo(squares, within(1e-4));
        }
    }

    @Test
    void whatMustHoldOfAnyMeans() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Moments a = drawn(random, 1 + random.nextDouble() * 4, random.nextDouble() * 3, 2 + random.nextInt(60));
            Moments b = drawn(random, 1 + random.nextDouble() * 4, random.nextDouble() * 3, 2 + random.nextInt(60));
            Difference there = Means.compare(a, b, 0.9).orElseThrow();
            Difference back = Means.compare(b, a, 0.9).orElseThrow();
            double p = there.pValue().orElseThrow();
            assertThat(p).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(back.pValue().orElseThrow()).isCloseTo(p, within(1e-12));
            assertThat(there.interval().orElseThrow().contains(there.absolute()))
                    .isTrue();
            // The test and the interval are two sides of one thing.
            assertThat(there.interval().orElseThrow().contains(0))
                    .as("seed %d", seed)
                    .isEqualTo(p >= 0.1);
            assertThat(Means.freedom(a, b))
                    .isBetween(Math.min(a.count(), b.count()) - 1 - 1e-9, a.count() + b.count() - 2 + 1e-9);
            there.relativeInterval()
                    .ifPresent(relative -> assertThat(
                                    relative.contains(there.relative().orElseThrow()))
                            .isTrue());
        }
    }

    @Test
    void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
        Random random = new Random(5);
        int held = 0;
        int ratioHeld = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            Difference difference = Means.compare(drawn(random, 10, 1, 15), drawn(random, 12, 4, 30), 0.95)
                    .orElseThrow();
            held += difference.interval().orElseThrow().contains(2) ? 1 : 0;
            ratioHeld += difference.relativeInterval().orElseThrow().contains(0.2) ? 1 : 0;
        }
        assertThat((double) held / rounds).isBetween(0.935, 0.965);
        assertThat((double) ratioHeld / rounds).isBetween(0.935, 0.97);
    }

    private static Moments drawn(Random random, double mean, double deviation, int people) {
        Moments.Gathering gathering = new Moments.Gathering();
        for (int i = 0; i < people; i++) {
            gathering.add(mean + deviation * random.nextGaussian());
        }
        return gathering.moments();
    }
}
