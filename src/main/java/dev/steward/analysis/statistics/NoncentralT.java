package dev.steward.analysis.statistics;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The noncentral t distribution: what the t of two means does when there is a difference. R. V. Lenth (1989), "Algorithm AS
 * 243: Cumulative distribution function of the non-central t distribution", Applied Statistics 38, 185–189.
 */
final class NoncentralT {
    private static final double ENOUGH = 1e-13;
    private static final int MOST_TERMS = 2_000;
    /** From here on it is the normal distribution but for digits nobody looks at. */
    private static final double AS_GOOD_AS_NORMAL = 20_000;

    private NoncentralT() {}

    /** How often t is {@code t} or below; {@code shift} is the noncentrality, at most about 37 in size. */
    static double cumulative(double t, double freedom, double shift) {
        if (freedom > AS_GOOD_AS_NORMAL) {
            // M. Abramowitz, I. A. Stegun (1964), "Handbook of mathematical functions", 26.7.10.
            double spread = Math.sqrt(1 + t * t / (2 * freedom));
            return Normal.cumulative((t * (1 - 1 / (4 * freedom)) - shift) / spread);
        }
        return t >= 0 ? ofPositive(t, freedom, shift) : 1 - ofPositive(-t, freedom, -shift);
    }

    private static double ofPositive(double t, double freedom, double shift) {
        double x = t * t / (freedom + t * t);
        double half = shift * shift / 2;
        double even = Math.exp(-half);
        double odd = shift * Math.exp(-half - Gamma.logGamma(1.5)) / Math.sqrt(2);
        double left = 1 - even;
        double sum = 0;
        for (int term = 0; term < MOST_TERMS; term++) {
            sum += even * Beta.regularizedBeta(x, term + 0.5, freedom / 2)
                    + odd * Beta.regularizedBeta(x, term + 1.0, freedom / 2);
            if (left < ENOUGH) {
                break;
            }
            even *= half / (term + 1);
            odd *= half / (term + 1.5);
            left -= even;
        }
        return Math.clamp(Normal.cumulative(-shift) + sum / 2, 0, 1);
    }
}
