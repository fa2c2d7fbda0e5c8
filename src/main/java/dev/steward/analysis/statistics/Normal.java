package dev.steward.analysis.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private Normal() {}

    static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }

    /** How far from 0 the outermost {@code alpha} of it begins, half at either side: 1.96 for 0.05. */
    static double critical(double alpha) {
        return -quantile(alpha / 2);
    }

    /** How much lies as far from 0 as {@code z} or farther, at either side. */
    static double bothTails(double z) {
        return Math.min(1, 2 * cumulative(-Math.abs(z)));
    }

    /** What is left outside of an interval of that confidence. */
    static double alpha(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
        }
        return 1 - confidence;
    }
}
