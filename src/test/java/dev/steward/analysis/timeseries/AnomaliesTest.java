package dev.steward.analysis.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.Hazard;
import dev.steward.analysis.timeseries.Anomalies.Level;
import dev.steward.analysis.timeseries.Anomalies.Point;
import dev.steward.analysis.timeseries.Anomalies.Seasons;
import dev.steward.model.Course;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomaliesTest {
    private static final IntPredicate ALL = _ -> true;
    private static final IntPredicate NONE = _ -> false;
    private static final Seasons NO_SEASONS = new Seasons(4, _ -> 0);
    private static final Seasons WEEKDAYS = new Seasons(7, i -> i % 7);
    private static final double[] WEEK = {1, 1.05, 1.1, 1.05, 0.95, 0.6, 0.5};
    private static final int YEAR = 365;

    /** Around 100, so that the level is 100 and the errors are 2 of 100; then others. */
    private static double[] after(double... more) {
        double[] numbers = {100, 102, 98, 100, 102, 98, 100, 102, 98, 100, 102, 98};
        double[] all = Arrays.copyOf(numbers, numbers.length + more.length);
        System.arraycopy(more, 0, all, numbers.length, more.length);
        return all;
    }

    private static Point last(boolean counts, double... numbers) {
        return Anomalies.of(Course.of(numbers), NO_SEASONS, ALL, NONE, counts)
                .points()
                .getLast();
    }

    @Test
    @Hazard("H94")
    void aNumberIsMeasuredAgainstThoseBeforeItAlone() {
        // Levels, and so expectations, are near 100; they were off by about 2.
        Point far = last(false, after(1_000));
        Point near = last(false, after(101));
        assertThat(far.expected()).isEqualTo(near.expected()).isBetween(98.0, 102.0);
        assertThat(far.sigma()).isEqualTo(near.sigma()).isBetween(1.0, 6.0);
        assertThat(far.score()).isEqualTo((1_000 - far.expected()) / far.sigma());
        assertThat(far.level()).isEqualTo(Level.CRITICAL);
        assertThat(near.level()).isEqualTo(Level.NORMAL);
    }

    @Test
    @Hazard("H94")
    void aCycleFourOfTheSeasonAndACycleOfErrorsHaveToLieBefore() {
        List<Point> points = Anomalies.of(Course.of(after(1_000)), NO_SEASONS, ALL, NONE, false)
                .points();
        assertThat(points.subList(0, 12)).extracting(Point::level).containsOnly(Level.NOT_EVALUATED);
        assertThat(points.get(12).level()).isEqualTo(Level.CRITICAL);
        List<Point> days = Anomalies.of(Course.of(50, i -> 100 + i * 7 % 5), WEEKDAYS, ALL, NONE, false)
                .points();
        assertThat(IntStream.range(0, 50)
                        .filter(i -> days.get(i).level() != Level.NOT_EVALUATED)
                        .findFirst())
                .hasValue(7 + 4 * 7 + 7);
    }

    @Test
    @Hazard("H94")
    void withoutSpreadNothingIsJudgedButCounts() {
        assertThat(last(false, hundredsThen(500)).level()).isEqualTo(Level.NOT_EVALUATED);
        // Counts of 100 vary by 10 at least.
        assertThat(last(true, hundredsThen(100)).sigma()).isEqualTo(10);
        assertThat(last(true, hundredsThen(120)).level()).isEqualTo(Level.NORMAL);
        assertThat(last(true, hundredsThen(121)).level()).isEqualTo(Level.WARN);
        assertThat(last(true, hundredsThen(130)).level()).isEqualTo(Level.WARN);
        assertThat(last(true, hundredsThen(131)).level()).isEqualTo(Level.CRITICAL);
        assertThat(last(true, hundredsThen(69)).level()).isEqualTo(Level.CRITICAL);
        double[] none = new double[13];
        none[12] = 4;
        assertThat(last(true, none).level()).isEqualTo(Level.CRITICAL);
        double[] thirds = new double[60];
        Arrays.setAll(thirds, i -> i % 7 / 3.0 + 0.1);
        assertThat(Anomalies.of(Course.of(thirds), WEEKDAYS, ALL, NONE, false).points())
                .as("what never varies but for rounding")
                .extracting(Point::level)
                .containsOnly(Level.NOT_EVALUATED);
    }

    private static double[] hundredsThen(double next) {
        double[] numbers = new double[13];
        Arrays.fill(numbers, 100);
        numbers[12] = next;
        return numbers;
    }

    @Test
    @Hazard("H94")
    void twoSigmasWarnAndThreeAreCritical() {
        Point known = last(false, after(100));
        for (double sigmas : new double[] {-3.01, -2.01, -1.99, 1.99, 2.01, 2.99, 3.01}) {
            Point point = last(false, after(known.expected() + sigmas * known.sigma()));
            assertThat(point.level())
                    .as("%s sigmas", sigmas)
                    .isEqualTo(
                            Math.abs(sigmas) > 3 ? Level.CRITICAL : Math.abs(sigmas) > 2 ? Level.WARN : Level.NORMAL);
        }
    }

    @Test
    @Hazard("H94")
    void markedIncidentsAreJudgedButAreNoMeasure() {
        double[] numbers = after(500, 500, 500, 500, 500, 500, 100);
        IntPredicate incident = i -> i >= 12 && i < 18;
        List<Point> marked = Anomalies.of(Course.of(numbers), NO_SEASONS, ALL, incident, true)
                .points();
        assertThat(marked.subList(12, 18)).extracting(Point::level).containsOnly(Level.CRITICAL);
        assertThat(marked.get(18)).isEqualTo(last(true, after(100)));
        assertThat(last(true, numbers).level()).isEqualTo(Level.CRITICAL);
    }

    @Test
    void incompleteNumbersAndMissingOnesAreLeftOut() {
        double[] numbers = IntStream.range(0, 28)
                .mapToDouble(i -> i % 2 == 0 ? after(100)[i / 2 % 13] : i % 4 == 1 ? Double.NaN : 9_999)
                .toArray();
        List<Point> points = Anomalies.of(Course.of(numbers), NO_SEASONS, i -> i % 2 == 0, NONE, true)
                .points();
        assertThat(points.get(24)).isEqualTo(last(true, after(100)));
        for (int i = 1; i < points.size(); i += 2) {
            assertThat(points.get(i).level()).isEqualTo(Level.NOT_EVALUATED);
        }
    }

    /** Of noise alone as many are flagged as noise has so far out, however fast it grows. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            100, 0, 0
            100, 2, 0
            3000, 1.5, 0
            3000, 3, 0
            3000, -1.5, 0
            1000, 0, 0.05
            1000, 1.5, 0.05
            1000, 1.5, 0.15
            """)
    void growthIsNotOutOfTheOrdinary(double base, double growth, double noise) {
        Random random = new Random(11);
        long flagged = 0;
        long critical = 0;
        long judged = 0;
        for (int repeat = 0; repeat < 40; repeat++) {
            Anomalies found = Anomalies.of(
                    Course.of(YEAR, i -> noisy(random, usual(i, base, growth), noise)),
                    WEEKDAYS,
                    ALL,
                    NONE,
                    noise == 0);
            flagged += found.points().stream().filter(Point::flagged).count();
            critical += found.count(Level.CRITICAL);
            judged += found.points().size() - found.count(Level.NOT_EVALUATED);
        }
        assertThat(judged).isEqualTo(40L * (YEAR - 42));
        assertThat((double) flagged / judged).isLessThan(0.06).isGreaterThan(0.02);
        assertThat((double) critical / judged).isLessThan(0.012);
    }

    private static double usual(int day, double base, double growth) {
        return base * Math.exp(growth * day / YEAR) * WEEK[day % 7];
    }

    /** Poisson noise (by its normal approximation, in whole numbers) where none is given. */
    private static double noisy(Random random, double usual, double noise) {
        return noise > 0
                ? usual * (1 + noise * random.nextGaussian())
                : Math.max(0, Math.rint(usual + Math.sqrt(usual) * random.nextGaussian()));
    }

    /** A spike, a drop and the first day of a lasting shift on any day of a growing year, of 40 % each. */
    @Test
    void whatIsOutOfTheOrdinaryIsFound() {
        Random random = new Random(12);
        for (int day = 60; day < YEAR; day += 5) {
            for (double factor : new double[] {0.6, 1.4}) {
                for (boolean lasting : new boolean[] {false, true}) {
                    int changed = day;
                    Course course = Course.of(
                            YEAR,
                            i -> noisy(random, usual(i, 2_000, 1.5), 0)
                                    * (i == changed || lasting && i > changed ? factor : 1));
                    List<Point> points =
                            Anomalies.of(course, WEEKDAYS, ALL, NONE, true).points();
                    assertThat(points.get(day).level())
                            .as("day %d times %s", day, factor)
                            .isEqualTo(Level.CRITICAL);
                    long after = points.subList(Math.min(YEAR, day + 7), YEAR).stream()
                            .filter(point -> point.level() == Level.CRITICAL)
                            .count();
                    assertThat(after)
                            .as("critical days once day %d is a week ago", day)
                            .isLessThanOrEqualTo(8);
                }
            }
        }
    }

    @Test
    void agreesWithWhatTheDefinitionsSay() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int cycle = 2 + random.nextInt(3);
            boolean counts = random.nextBoolean();
            double least = random.nextInt(4) == 0 ? -3 : 0;
            double[] numbers = IntStream.range(0, 20 + random.nextInt(30))
                    .mapToDouble(i -> random.nextInt(12) == 0
                            ? Double.NaN
                            : least + random.nextInt(1 + random.nextInt(8)) + i % cycle * (counts ? 2 : 0.5))
                    .toArray();
            IntPredicate judged = i -> i > 0 && (i * 31 + 7) % 17 != 0;
            IntPredicate incident = i -> (i * 13 + 5) % 19 == 0;
            Seasons seasons = new Seasons(cycle, i -> i % cycle);
            List<Point> found = Anomalies.of(Course.of(numbers), seasons, judged, incident, counts)
                    .points();
            PlainAnomalies plain = new PlainAnomalies(numbers, cycle, seasons.season(), judged, incident, counts);
            for (int i = 0; i < numbers.length; i++) {
                String about = "seed " + seed + ", number " + i + " of " + Arrays.toString(numbers);
                Point point = found.get(i);
                assertThat(point.level() != Level.NOT_EVALUATED).as(about).isEqualTo(plain.judged(i));
                if (point.level() != Level.NOT_EVALUATED) {
                    assertThat(point.expected()).as(about).isCloseTo(plain.expected(i), within(1e-9));
                    assertThat(point.sigma()).as(about).isCloseTo(plain.sigma(i), within(1e-9));
                    assertThat(point.level())
                            .as(about)
                            .isEqualTo(plain.level(numbers[i], point.expected(), point.sigma()));
                }
            }
        }
    }

    @Test
    void seasonsAreKeptApart() {
        Course course = Course.of(40, i -> i % 2 == 0 ? 100 : 10);
        assertThat(Anomalies.of(course, new Seasons(2, i -> i % 2), ALL, NONE, true)
                        .points())
                .noneMatch(Point::flagged);
        assertThat(Anomalies.of(course, NO_SEASONS, ALL, NONE, true)
                        .points()
                        .get(30)
                        .expected())
                .isNotIn(10.0, 100.0);
    }
}
