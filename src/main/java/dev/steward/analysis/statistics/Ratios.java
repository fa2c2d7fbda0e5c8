package dev.steward.analysis.statistics;

import java.util.Optional;

/** How sure one is of a ratio of two values, from how sure one is of each. */
final class Ratios {
    private Ratios() {}

    /**
     * The interval of variant / control - 1, by the method of variance estimates recovery (MOVER-R): A. Donner and
     * G. Y. Zou (2012), "Closed-form confidence intervals for functions of the normal mean and standard deviation",
     * Statistical Methods in Medical Research 21, 347–359, equation 9. It goes with Newcombe's interval, which is the same
     * method for differences. Empty where the control may be 0: the ratio has no upper end then.
     */
    static Optional<Interval> relative(double control, Interval ofControl, double variant, Interval ofVariant) {
        if (!(ofControl.low() > 0)) {
            return Optional.empty();
        }
        double product = control * variant;
        double lower = end(variant, ofVariant.low());
        double upper = end(variant, ofVariant.high());
        double against = end(control, ofControl.high());
        double least;
        if (against > 0) {
            least = (product - root(product, lower, against)) / against;
        } else if (product > 0) {
            // The same, multiplied out: where the control's upper end is over twice its value.
            least = lower / (product + root(product, lower, against));
        } else {
            return Optional.empty();
        }
        double from = end(control, ofControl.low());
        double most = (product + root(product, upper, from)) / from;
        return Optional.of(new Interval(Math.min(least, most) - 1, most - 1));
    }

    private static double end(double value, double end) {
        return end * (2 * value - end);
    }

    private static double root(double product, double ofVariant, double ofControl) {
        return Math.sqrt(Math.max(0, product * product - ofVariant * ofControl));
    }
}
