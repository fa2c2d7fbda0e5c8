package dev.steward.analysis.statistics;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;

/**
 * How many people it takes to show a difference, and how likely it is to be shown. All for two-sided tests, where only
 * the side on which the difference lies counts as having shown it.
 */
public final class Power {
    /** What one asks for when nobody says otherwise. J. Cohen (1988), "Statistical power analysis", 2.4. */
    public static final double USUAL = 0.8;

    private static final long MOST_PEOPLE = 1_000_000_000_000L;
    private static final int HALVINGS = 60;
    private static final double LARGEST_SHIFT = 30;

    private Power() {}

    /** Two groups, and how they are tested. */
    public record Design(long control, long variant, double alpha) {
        /** As many people for the variant as for the control. */
        static Design equal(long people, double alpha) {
            return new Design(people, people, alpha);
        }
    }

    /**
     * How likely the z-test is to show that {@code variant} differs from {@code control} (both rates). Fleiss, Levin, Paik
     * (2003), "Statistical methods for rates and proportions", 4.2, without continuity correction; R's
     * {@code power.prop.test} for equal groups. Empty without people in both groups.
     */
    public static OptionalDouble ofRates(double control, double variant, Design design) {
        if (design.control() < 1 || design.variant() < 1) {
            return OptionalDouble.empty();
        }
        double n = design.control();
        double m = design.variant();
        double pooled = (n * control + m * variant) / (n + m);
        double ifEqual = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
        double ifNot = Math.sqrt(control * (1 - control) / n + variant * (1 - variant) / m);
        double beyond = Math.abs(variant - control) - Normal.critical(design.alpha()) * ifEqual;
        if (ifNot == 0) {
            return OptionalDouble.of(beyond > 0 ? 1 : 0);
        }
        return OptionalDouble.of(Normal.cumulative(beyond / ifNot));
    }

    /**
     * How many people the control needs, and the variant {@code perControl} times as many, for that power; the formula
     * of {@link #ofRates} solved for the people. Empty when the rates are the same.
     */
    public static OptionalLong peopleForRates(
            double control, double variant, double alpha, double power, double perControl) {
        double distance = Math.abs(variant - control);
        if (!(distance > 0) || !(perControl > 0)) {
            return OptionalLong.empty();
        }
        double pooled = (control + perControl * variant) / (1 + perControl);
        double ifEqual = Math.sqrt(pooled * (1 - pooled) * (1 + 1 / perControl));
        double ifNot = Math.sqrt(control * (1 - control) + variant * (1 - variant) / perControl);
        double root = (Normal.critical(alpha) * ifEqual + Normal.quantile(power) * ifNot) / distance;
        return people(root * root);
    }

    /**
     * How likely the t-test is to show a difference between two means whose people vary by {@code deviation}: by the
     * noncentral t distribution, as in J. Cohen (1988), "Statistical power analysis for the behavioral sciences", 2.5, and
     * R's {@code power.t.test}. Empty without two people on either side, or where nobody varies.
     */
    public static OptionalDouble ofMeans(double difference, double deviation, Design design) {
        if (design.control() < 2 || design.variant() < 2 || !(deviation > 0)) {
            return OptionalDouble.empty();
        }
        double error = deviation * Math.sqrt(1.0 / design.control() + 1.0 / design.variant());
        double shift = Math.abs(difference) / error;
        double freedom = design.control() + design.variant() - 2.0;
        double critical = Means.critical(freedom, design.alpha());
        return OptionalDouble.of(
                shift > LARGEST_SHIFT && shift > 2 * critical
                        ? 1
                        : 1 - NoncentralT.cumulative(critical, freedom, Math.min(shift, LARGEST_SHIFT)));
    }

    /** How many people each of two groups needs for that power; empty without a difference, or where nobody varies. */
    public static OptionalLong peopleForMeans(double difference, double deviation, double alpha, double power) {
        double size = Math.abs(difference) / deviation;
        if (!(size > 0) || !Double.isFinite(size)) {
            return OptionalLong.empty();
        }
        double root = (Normal.critical(alpha) + Normal.quantile(power)) / size;
        OptionalLong near = people(2 * root * root);
        if (near.isEmpty()) {
            return near;
        }
        // The normal formula comes out a person or two too low: Student's t has wider tails.
        long people = Math.max(2, near.getAsLong());
        while (ofMeans(difference, deviation, Design.equal(people, alpha)).getAsDouble() < power) {
            people++;
        }
        return OptionalLong.of(people);
    }

    /** The smallest difference of rates that so many people would show with that power; empty when they show none. */
    public static OptionalDouble detectableRate(double control, Design design, double power) {
        OptionalDouble above = smallest(
                1 - control,
                distance -> ofRates(control, control + distance, design).orElse(0),
                power);
        return above.isPresent()
                ? above
                : smallest(
                        control,
                        distance -> ofRates(control, control - distance, design).orElse(0),
                        power);
    }

    /** The smallest difference of means that so many people would show with that power; empty when nobody varies. */
    public static OptionalDouble detectableMean(double deviation, Design design, double power) {
        double error = deviation * Math.sqrt(1.0 / design.control() + 1.0 / design.variant());
        return smallest(
                LARGEST_SHIFT * error,
                distance -> ofMeans(distance, deviation, design).orElse(0),
                power);
    }

    /** The smallest distance up to {@code most} at which the power is reached; it grows with the distance. */
    private static OptionalDouble smallest(double most, DoubleUnaryOperator powerAt, double power) {
        if (!(most > 0) || powerAt.applyAsDouble(most) < power) {
            return OptionalDouble.empty();
        }
        double low = 0;
        double high = most;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (powerAt.applyAsDouble(middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(high);
    }

    private static OptionalLong people(double needed) {
        return needed > MOST_PEOPLE ? OptionalLong.empty() : OptionalLong.of((long) Math.max(1, Math.ceil(needed)));
    }
}
