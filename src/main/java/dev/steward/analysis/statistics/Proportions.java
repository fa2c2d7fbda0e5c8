package dev.steward.analysis.statistics;

import dev.steward.analysis.Share;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shares of people: how sure one is of them, and whether two of them differ. */
public final class Proportions {
    /** Below this many people expected in a cell the normal approximation is not trusted. Cochran (1954), Biometrics 10. */
    private static final double FEWEST_EXPECTED = 5;

    private Proportions() {}

    /**
     * Wilson's score interval; empty of nobody. Unlike the textbook's p ± z·s it is not empty at 0 of n, and never
     * leaves 0 … 1. E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22;
     * method 3 in Newcombe (1998), Statistics in Medicine 17, 857–872.
     */
    public static Optional<Interval> wilson(Share share, double confidence) {
        if (share.whole() == 0) {
            return Optional.empty();
        }
        double z = Normal.critical(Normal.alpha(confidence));
        double n = share.whole();
        double p = share.part() / n;
        double centre = p + z * z / (2 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return Optional.of(new Interval(
                share.part() == 0 ? 0 : Math.max(0, (centre - spread) / scale),
                share.part() == share.whole() ? 1 : Math.min(1, (centre + spread) / scale)));
    }

    /**
     * Newcombe's hybrid score interval of variant minus control, from the Wilson intervals of both; empty when one of
     * them is of nobody. R. G. Newcombe (1998), "Interval estimation for the difference between independent
     * proportions", Statistics in Medicine 17, 873–890, method 10.
     */
    public static Optional<Interval> newcombe(Share control, Share variant, double confidence) {
        Optional<Interval> ofControl = wilson(control, confidence);
        Optional<Interval> ofVariant = wilson(variant, confidence);
        if (ofControl.isEmpty() || ofVariant.isEmpty()) {
            return Optional.empty();
        }
        double p = ratio(control);
        double q = ratio(variant);
        double below = Math.hypot(q - ofVariant.get().low(), ofControl.get().high() - p);
        double above =
                Math.hypot(ofVariant.get().high() - q, p - ofControl.get().low());
        return Optional.of(new Interval(q - p - below, q - p + above));
    }

    /**
     * The p-value of the two-proportion z-test with pooled variance, two-sided; its square is Pearson's chi-square
     * without continuity correction. Empty when one share is of nobody, or nobody or everybody counts in both: then
     * there is nothing to compare. Fleiss, Levin, Paik (2003), "Statistical methods for rates and proportions", 3.2.
     */
    public static OptionalDouble zTest(Share control, Share variant) {
        if (!varies(control, variant)) {
            return OptionalDouble.empty();
        }
        double pooled = pooled(control, variant);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / control.whole() + 1.0 / variant.whole()));
        return OptionalDouble.of(Normal.bothTails((ratio(variant) - ratio(control)) / error));
    }

    /** The z-test's p-value, or Fisher's exact one where some cell is expected to hold fewer than five people. */
    public static OptionalDouble pValue(Share control, Share variant) {
        if (!varies(control, variant)) {
            return OptionalDouble.empty();
        }
        double pooled = pooled(control, variant);
        double fewest = Math.min(control.whole(), variant.whole()) * Math.min(pooled, 1 - pooled);
        return fewest < FEWEST_EXPECTED
                ? OptionalDouble.of(Fisher.bothTails(control, variant))
                : zTest(control, variant);
    }

    /** Everything about variant minus control; empty when one of them is of nobody. */
    public static Optional<Difference> compare(Share control, Share variant, double confidence) {
        Optional<Interval> ofControl = wilson(control, confidence);
        Optional<Interval> ofVariant = wilson(variant, confidence);
        if (ofControl.isEmpty() || ofVariant.isEmpty()) {
            return Optional.empty();
        }
        double p = ratio(control);
        double q = ratio(variant);
        return Optional.of(new Difference(
                q - p,
                newcombe(control, variant, confidence),
                control.part() == 0 ? OptionalDouble.empty() : OptionalDouble.of(q / p - 1),
                Ratios.relative(p, ofControl.get(), q, ofVariant.get()),
                pValue(control, variant)));
    }

    private static boolean varies(Share control, Share variant) {
        long part = control.part() + variant.part();
        return control.whole() > 0 && variant.whole() > 0 && part > 0 && part < control.whole() + variant.whole();
    }

    private static double pooled(Share control, Share variant) {
        return (double) (control.part() + variant.part()) / (control.whole() + variant.whole());
    }

    private static double ratio(Share share) {
        return (double) share.part() / share.whole();
    }
}
