package dev.steward.analysis.statistics;

import dev.steward.analysis.Share;
import org.hipparchus.special.Gamma;

/**
 * Fisher's exact test of two shares, for the few: given how many people there are and how many of them count, how likely
 * is it that they are dealt out like this or less likely. R. A. Fisher (1934), "Statistical methods for research workers",
 * 21.02; two-sided as R's {@code fisher.test} does it.
 */
final class Fisher {
    /** Tables that are as likely but for rounding are as likely. */
    private static final double ROUNDING = 1 + 1e-7;

    private Fisher() {}

    static double bothTails(Share control, Share variant) {
        long counting = control.part() + variant.part();
        long people = control.whole() + variant.whole();
        double seen = likelihood(control.part(), control.whole(), counting, people);
        double sum = 0;
        long most = Math.min(control.whole(), counting);
        for (long part = Math.max(0, counting - variant.whole()); part <= most; part++) {
            double each = likelihood(part, control.whole(), counting, people);
            if (each <= seen * ROUNDING) {
                sum += each;
            }
        }
        return Math.min(1, sum);
    }

    /** The hypergeometric distribution: that {@code part} of the first {@code whole} people are among the counting ones. */
    private static double likelihood(long part, long whole, long counting, long people) {
        return Math.exp(choose(counting, part) + choose(people - counting, whole - part) - choose(people, whole));
    }

    /** The logarithm of n over k. */
    private static double choose(long n, long k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }
}
