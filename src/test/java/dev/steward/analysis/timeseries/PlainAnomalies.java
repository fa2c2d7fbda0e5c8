package dev.steward.analysis.timeseries;

import dev.steward.analysis.timeseries.Anomalies.Level;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What anomalies mean, number by number from the definitions: every measure is worked out anew from the numbers alone. */
final class PlainAnomalies {
    private final double[] numbers;
    private final int cycle;
    private final IntUnaryOperator season;
    private final IntPredicate usable;
    private final IntPredicate incident;
    private final boolean counts;
    private final boolean differences;

    PlainAnomalies(
            double[] numbers,
            int cycle,
            IntUnaryOperator season,
            IntPredicate judged,
            IntPredicate incident,
            boolean counts) {
        this.numbers = numbers;
        this.cycle = cycle;
        this.season = season;
        this.usable = i -> judged.test(i) && !Double.isNaN(numbers[i]);
        this.incident = incident;
        this.counts = counts;
        this.differences = IntStream.range(0, numbers.length).anyMatch(i -> usable.test(i) && numbers[i] < 0);
    }

    /** Those before a number that are a measure for it. */
    private List<Integer> before(int index) {
        return IntStream.range(0, index)
                .filter(i -> usable.test(i) && !incident.test(i))
                .boxed()
                .toList();
    }

    private static double median(List<Double> all, int least, int most) {
        List<Double> known = all.stream().filter(number -> !number.isNaN()).toList();
        if (known.size() < least) {
            return Double.NaN;
        }
        List<Double> sorted = known.subList(Math.max(0, known.size() - most), known.size()).stream()
                .sorted()
                .toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private double level(int index) {
        double median = median(before(index).stream().map(i -> numbers[i]).toList(), cycle, cycle);
        if (counts && !differences) {
            return median < 1 ? 1 : median;
        }
        return differences || median > 0 ? median : Double.NaN;
    }

    private double relation(int index) {
        return differences ? numbers[index] - level(index) : numbers[index] / level(index);
    }

    double expected(int index) {
        double usual = median(
                before(index).stream()
                        .filter(i -> season.applyAsInt(i) == season.applyAsInt(index))
                        .map(this::relation)
                        .toList(),
                4,
                12);
        return differences ? level(index) + usual : level(index) * usual;
    }

    private double unit(double expected) {
        if (differences) {
            return Double.isNaN(expected) ? Double.NaN : 1;
        }
        if (counts) {
            return expected < 1 ? 1 : expected;
        }
        return expected > 0 ? expected : Double.NaN;
    }

    double sigma(int index) {
        double usual = median(
                before(index).stream()
                        .map(i -> Math.abs(numbers[i] - expected(i)) / unit(expected(i)))
                        .toList(),
                cycle,
                Math.max(56, cycle));
        double sigma = 1.4826 * usual * unit(expected(index));
        return counts && !differences ? Math.max(sigma, Math.sqrt(unit(expected(index)))) : sigma;
    }

    Level level(double value, double expected, double sigma) {
        double off = Math.abs(value - expected);
        return off > 3 * sigma ? Level.CRITICAL : off > 2 * sigma ? Level.WARN : Level.NORMAL;
    }

    boolean judged(int index) {
        return usable.test(index) && sigma(index) > 1e-9 * Math.abs(expected(index));
    }
}
