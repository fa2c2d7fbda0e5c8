package dev.steward.analysis.statistics;

import dev.steward.analysis.Share;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * What can be said of one variant against the control.
 *
 * @param difference variant minus control; empty when one of them is of nobody
 * @param pValue corrected by {@link Corrections#holm} for as many variants as are compared with that control
 * @param detectable how large a difference so many people would have shown with {@link Power#USUAL} power
 * @param morePeople how many more people, all together, it would take to show one as large as the one seen with that power
 */
public record Verdict(
        Finding finding,
        Optional<Difference> difference,
        OptionalDouble pValue,
        OptionalDouble detectable,
        OptionalLong morePeople) {
    public enum Finding {
        /** The variant's value is above the control's, and chance alone hardly explains it. */
        HIGHER,
        LOWER,
        /** Which does not say that there is none. */
        NO_DIFFERENCE,
        /** Nobody, one person, or everybody the same: there is nothing to compare. */
        NOT_EVALUATED
    }

    /** What more people would bring. */
    private record Prospect(OptionalDouble detectable, OptionalLong morePeople) {
        static final Prospect NONE = new Prospect(OptionalDouble.empty(), OptionalLong.empty());
    }

    /** Verdicts on rates, one a variant, in their order. */
    public static List<Verdict> ofRates(Share control, List<Share> variants, double confidence) {
        double alpha = Normal.alpha(confidence);
        return judge(
                variants.stream()
                        .map(variant -> Proportions.compare(control, variant, confidence))
                        .toList(),
                alpha,
                i -> prospect(control, variants.get(i), alpha / variants.size()));
    }

    /** Verdicts on means, one a variant, in their order. */
    public static List<Verdict> ofMeans(Moments control, List<Moments> variants, double confidence) {
        double alpha = Normal.alpha(confidence);
        return judge(
                variants.stream()
                        .map(variant -> Means.compare(control, variant, confidence))
                        .toList(),
                alpha,
                i -> prospect(control, variants.get(i), alpha / variants.size()));
    }

    private static List<Verdict> judge(
            List<Optional<Difference>> differences, double alpha, IntFunction<Prospect> prospects) {
        List<Double> pValues = new ArrayList<>();
        differences.forEach(difference -> pValue(difference).ifPresent(pValues::add));
        Iterator<Double> corrected = Corrections.holm(pValues).iterator();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            Optional<Difference> difference = differences.get(i);
            boolean evaluated = pValue(difference).isPresent();
            OptionalDouble p = evaluated ? OptionalDouble.of(corrected.next()) : OptionalDouble.empty();
            Prospect prospect = evaluated ? prospects.apply(i) : Prospect.NONE;
            verdicts.add(new Verdict(
                    finding(difference, p, alpha), difference, p, prospect.detectable(), prospect.morePeople()));
        }
        return List.copyOf(verdicts);
    }

    private static OptionalDouble pValue(Optional<Difference> difference) {
        return difference.map(Difference::pValue).orElse(OptionalDouble.empty());
    }

    private static Finding finding(Optional<Difference> difference, OptionalDouble p, double alpha) {
        if (difference.isEmpty() || p.isEmpty()) {
            return Finding.NOT_EVALUATED;
        }
        if (p.getAsDouble() >= alpha) {
            return Finding.NO_DIFFERENCE;
        }
        return difference.get().absolute() > 0 ? Finding.HIGHER : Finding.LOWER;
    }

    private static Prospect prospect(Share control, Share variant, double alpha) {
        double rate = (double) control.part() / control.whole();
        double other = (double) variant.part() / variant.whole();
        double perControl = (double) variant.whole() / control.whole();
        OptionalLong needed = Power.peopleForRates(rate, other, alpha, Power.USUAL, perControl);
        return new Prospect(
                Power.detectableRate(rate, new Power.Design(control.whole(), variant.whole(), alpha), Power.USUAL),
                more(needed, control.whole(), control.whole() + variant.whole()));
    }

    private static Prospect prospect(Moments control, Moments variant, double alpha) {
        long people = control.count() + variant.count();
        double deviation = Math.sqrt((control.squares() + variant.squares()) / (people - 2));
        OptionalLong needed = Power.peopleForMeans(variant.mean() - control.mean(), deviation, alpha, Power.USUAL);
        // Unequal groups are worth as much as two equal ones of this size.
        double equal = 2.0 * control.count() * variant.count() / people;
        return new Prospect(
                Power.detectableMean(deviation, new Power.Design(control.count(), variant.count(), alpha), Power.USUAL),
                more(needed, equal, people));
    }

    /** How many people are missing when all groups grow alike, from {@code now} to {@code needed}. */
    private static OptionalLong more(OptionalLong needed, double now, long people) {
        return needed.isEmpty()
                ? needed
                : OptionalLong.of((long) Math.max(0, Math.ceil((needed.getAsLong() / now - 1) * people)));
    }
}
