package dev.steward.analysis.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.steward.analysis.timeseries.Smoothing.Weights;
import dev.steward.model.Course;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
    /** Annual oil production of Saudi Arabia 1996 to 2007: Hyndman and Athanasopoulos (2014), 7.1. */
    private static final double[] OIL = {
        446.6565229,
        454.4733065,
        455.662974,
        423.6322388,
        456.2713279,
        440.5880501,
        425.3325201,
        485.1494479,
        506.0481621,
        526.7919833,
        514.268889,
        494.2110193
    };

    /** Air passengers of Australia 1990 to 2004: ibid., 7.2. */
    private static final double[] AIR = {
        17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569, 33.477398,
        39.021581, 41.386432, 41.596552
    };

    /** Visitor nights in Australia, quarters of 2005 to 2010: ibid., 7.5. */
    private static final double[] NIGHTS = {
        41.727458, 24.04185, 32.328103, 37.328708, 46.213153, 29.346326, 36.48291, 42.977719, 48.901525, 31.180221,
        37.717881, 40.420211, 51.206863, 31.887228, 40.978263, 43.772491, 55.558567, 33.850915, 42.076383, 45.642292,
        59.76678, 35.191877, 44.319737, 47.913736
    };

    @Test
    void simpleSmoothingGivesThePublishedForecasts() {
        assertThat(Smoothing.fit(OIL, OIL.length, false, 1, new Weights(0.2, 0, 0))
                        .end()
                        .ahead(1))
                .isCloseTo(484.802468, offset(1e-6));
        assertThat(Smoothing.fit(OIL, OIL.length, false, 1, new Weights(0.6, 0, 0))
                        .end()
                        .ahead(1))
                .isCloseTo(501.837461, offset(1e-6));
    }

    @Test
    void holtGivesThePublishedForecasts() {
        Smoothing end = Smoothing.from(AIR[0], AIR[1] - AIR[0])
                .over(AIR, AIR.length, new Weights(0.8, 0.2, 0))
                .end();
        double[] published = {43.76, 45.59, 47.43, 49.27, 51.10};
        for (int step = 1; step <= published.length; step++) {
            assertThat(end.ahead(step)).isCloseTo(published[step - 1], offset(0.005));
        }
    }

    /** Published are the forecasts of another search, with other beginnings: they have to be near, not equal. */
    @Test
    void holtWintersComesNearThePublishedForecasts() {
        Model model = Model.of(Method.HOLT_WINTERS, NIGHTS, NIGHTS.length, 4);
        double[] published = {60.9542, 36.8505, 46.1628, 50.1272};
        for (int step = 1; step <= published.length; step++) {
            assertThat(model.ahead(step)).isCloseTo(published[step - 1], offset(1.5));
        }
    }

    @Test
    void aLineWithASeasonIsContinuedExactly() {
        double[] season = {3, -1, 0, -2};
        Course course = Course.of(24, i -> 100 + 2 * i + season[i % 4]);
        Forecast forecast = Forecast.of(course, 4, 6).orElseThrow();
        assertThat(forecast.method()).isEqualTo(Method.HOLT_WINTERS);
        assertThat(forecast.history()).isEqualTo(24);
        for (int i = 0; i < 6; i++) {
            assertThat(forecast.expected().get(i)).isCloseTo(100 + 2 * (24 + i) + season[i % 4], offset(1e-9));
            assertThat(forecast.ninetyFive().high().get(i))
                    .isCloseTo(forecast.expected().get(i), offset(1e-6));
        }
        assertThat(forecast.accuracy().mae()).isCloseTo(0, offset(1e-9));
    }

    @Test
    void bandsGrowAsTheFormulaSays() {
        Weights weights = new Weights(0.5, 0.2, 0.3);
        // 1; + (0.5 + 0.1)^2; + (0.5 + 0.2 + 0.3)^2, the season of two coming round; + (0.5 + 0.3)^2
        assertThat(Smoothing.varianceFactor(1, weights, 2)).isEqualTo(1);
        assertThat(Smoothing.varianceFactor(2, weights, 2)).isCloseTo(1.36, offset(1e-12));
        assertThat(Smoothing.varianceFactor(3, weights, 2)).isCloseTo(2.36, offset(1e-12));
        assertThat(Smoothing.varianceFactor(4, weights, 2)).isCloseTo(3.00, offset(1e-12));
    }

    @Test
    void ofNoiseAloneNoMethodIsTakenThatIsWorseThanNaive() {
        Random random = new Random(7);
        Course course = Course.of(70, _ -> 50 + random.nextGaussian() * 5);
        Forecast forecast = Forecast.of(course, 7, 7).orElseThrow();
        double naive = java.util.Objects.requireNonNull(forecast.tried().get(Method.SEASONAL_NAIVE))
                .mae();
        assertThat(forecast.accuracy().mae()).isLessThanOrEqualTo(naive);
        assertThat(forecast.tried()).containsOnlyKeys(Method.values());
        assertThat(forecast.expected().numbers()).allMatch(number -> number > 40 && number < 60);
    }

    @Test
    void theBandsHoldAsManyAsTheySay() {
        int in80 = 0;
        int in95 = 0;
        int all = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            double[] numbers = new double[56 + 7];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = 200 + 20 * (i % 7) + random.nextGaussian() * 10;
            }
            Forecast forecast =
                    Forecast.of(Course.of(numbers).part(0, 56), 7, 7).orElseThrow();
            for (int i = 0; i < 7; i++) {
                double came = numbers[56 + i];
                all++;
                in80 += came >= forecast.eighty().low().get(i)
                                && came <= forecast.eighty().high().get(i)
                        ? 1
                        : 0;
                in95 += came >= forecast.ninetyFive().low().get(i)
                                && came <= forecast.ninetyFive().high().get(i)
                        ? 1
                        : 0;
            }
        }
        assertThat((double) in80 / all).isBetween(0.72, 0.92);
        assertThat((double) in95 / all).isBetween(0.89, 0.99);
    }

    @Test
    void thereHasToBeHistory() {
        assertThat(Forecast.of(Course.of(13, i -> i), 7, 3)).isEmpty();
        assertThat(Forecast.of(Course.of(14, i -> i), 7, 3)).isPresent();
        assertThat(Forecast.of(Course.of(9, i -> i), 1, 3)).isEmpty();
        assertThat(Forecast.of(Course.of(10, i -> i), 1, 3)).isPresent();
        assertThat(Forecast.of(Course.of(), 1, 3)).isEmpty();
        // With less than three seasons Holt-Winters cannot be tried, and so not be taken.
        assertThat(Forecast.of(Course.of(14, i -> i % 7), 7, 3).orElseThrow().tried())
                .doesNotContainKey(Method.HOLT_WINTERS);
    }

    @Test
    void whatNeverWasBelowZeroIsNotExpectedThere() {
        Forecast forecast =
                Forecast.of(Course.of(20, i -> Math.max(0, 19 - i)), 1, 30).orElseThrow();
        assertThat(forecast.expected().numbers()).allMatch(number -> number >= 0);
        assertThat(forecast.ninetyFive().low().numbers()).allMatch(number -> number >= 0);
        assertThat(Forecast.of(Course.of(20, i -> -i), 1, 3)
                        .orElseThrow()
                        .expected()
                        .get(0))
                .isNegative();
    }

    @Test
    void percentagesLeaveZerosOut() {
        Forecast zeros = Forecast.of(Course.of(20, _ -> 0), 1, 3).orElseThrow();
        assertThat(zeros.accuracy().mape()).isEmpty();
        assertThat(zeros.accuracy().mae()).isZero();
    }
}
