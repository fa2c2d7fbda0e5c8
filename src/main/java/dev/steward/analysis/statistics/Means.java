package dev.steward.analysis.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/** Means per person: how sure one is of them, and whether two of them differ. */
public final class Means {
    private Means() {}

    /** Student's interval of a mean; empty of fewer than two people. Student (1908), Biometrika 6, 1–25. */
    public static Optional<Interval> interval(Moments moments, double confidence) {
        if (moments.count() < 2) {
            return Optional.empty();
        }
        double error = Math.sqrt(moments.variance().getAsDouble() / moments.count());
        double reach = critical(moments.count() - 1.0, Normal.alpha(confidence)) * error;
        return Optional.of(new Interval(moments.mean() - reach, moments.mean() + reach));
    }

    /**
     * Everything about variant minus control; empty when one of them is of nobody. Interval and p-value are Welch's, for
     * variances that need not be equal, and absent where one side has fewer than two people or nothing varies on either.
     * B. L. Welch (1947), "The generalization of Student's problem when several different population variances are
     * involved", Biometrika 34, 28–35; degrees of freedom by F. E. Satterthwaite (1946), Biometrics Bulletin 2, 110–114.
     */
    public static Optional<Difference> compare(Moments control, Moments variant, double confidence) {
        if (control.count() == 0 || variant.count() == 0) {
            return Optional.empty();
        }
        double absolute = variant.mean() - control.mean();
        OptionalDouble relative =
                control.mean() > 0 ? OptionalDouble.of(absolute / control.mean()) : OptionalDouble.empty();
        if (!varies(control, variant)) {
            return Optional.of(
                    new Difference(absolute, Optional.empty(), relative, Optional.empty(), OptionalDouble.empty()));
        }
        double a = control.variance().getAsDouble() / control.count();
        double b = variant.variance().getAsDouble() / variant.count();
        double error = Math.sqrt(a + b);
        double freedom = freedom(control, variant);
        double reach = critical(freedom, Normal.alpha(confidence)) * error;
        double tail = new TDistribution(freedom).cumulativeProbability(-Math.abs(absolute) / error);
        return Optional.of(new Difference(
                absolute,
                Optional.of(new Interval(absolute - reach, absolute + reach)),
                relative,
                relativeInterval(control, variant, confidence),
                OptionalDouble.of(Math.min(1, 2 * tail))));
    }

    private static boolean varies(Moments control, Moments variant) {
        return control.count() > 1 && variant.count() > 1 && control.squares() + variant.squares() > 0;
    }

    /** The degrees of freedom of Welch's test, by Satterthwaite. */
    static double freedom(Moments control, Moments variant) {
        double a = control.variance().getAsDouble() / control.count();
        double b = variant.variance().getAsDouble() / variant.count();
        // Divided by the larger one first: the squares of tiny variances would vanish.
        double larger = Math.max(a, b);
        double x = a / larger;
        double y = b / larger;
        return (x + y) * (x + y) / (x * x / (control.count() - 1) + y * y / (variant.count() - 1));
    }

    private static Optional<Interval> relativeInterval(Moments control, Moments variant, double confidence) {
        Optional<Interval> ofControl = interval(control, confidence);
        Optional<Interval> ofVariant = interval(variant, confidence);
        return ofControl.isEmpty() || ofVariant.isEmpty()
                ? Optional.empty()
                : Ratios.relative(control.mean(), ofControl.get(), variant.mean(), ofVariant.get());
    }

    static double critical(double freedom, double alpha) {
        return -new TDistribution(freedom).inverseCumulativeProbability(alpha / 2);
    }
}
