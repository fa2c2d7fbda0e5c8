package dev.steward.analysis.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/**
 * Whether the variants got the people they should have got. A mismatch says that something else than chance chose who is
 * in which variant, or who is seen at all. Fabijan and others (2019), "Diagnosing sample ratio mismatch in online
 * controlled experiments", KDD '19.
 *
 * @param pValue of Pearson's chi-square test of goodness of fit: K. Pearson (1900), Philosophical Magazine 50, 157–175
 */
public record SampleRatio(double pValue) {
    /**
     * Far stricter than for results: the check is made of every experiment again and again. R. Kohavi, D. Tang, Y. Xu
     * (2020), "Trustworthy online controlled experiments", chapter 21.
     */
    public static final double MISMATCH_BELOW = 0.001;

    private static final double FEWEST_EXPECTED = 5;

    public boolean mismatch() {
        return pValue < MISMATCH_BELOW;
    }

    /**
     * Compares counts with what they should be in proportion to; empty with fewer than two groups, or where fewer than five
     * people are expected in one: too few to say.
     */
    public static Optional<SampleRatio> of(List<Long> counts, List<Double> weights) {
        double people = counts.stream().mapToLong(Long::longValue).sum();
        double weight = weights.stream().mapToDouble(Double::doubleValue).sum();
        double[] expected =
                weights.stream().mapToDouble(each -> people * each / weight).toArray();
        if (counts.size() < 2 || !(weight > 0) || !enough(expected)) {
            return Optional.empty();
        }
        double square = IntStream.range(0, expected.length)
                .mapToDouble(i -> (counts.get(i) - expected[i]) * (counts.get(i) - expected[i]) / expected[i])
                .sum();
        return Optional.of(new SampleRatio(tail(square, expected.length - 1)));
    }

    private static boolean enough(double[] expected) {
        for (double each : expected) {
            if (!(each >= FEWEST_EXPECTED)) {
                return false;
            }
        }
        return true;
    }

    /** How often chi-square is that large or larger. */
    static double tail(double square, int freedom) {
        return square == 0 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, square / 2);
    }
}
