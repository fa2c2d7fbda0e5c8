package dev.steward.app.ask.experiment;

import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.Experiment.Portion;
import dev.steward.analysis.experiment.Experiment.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Edits of an experiment that touch more than one part of it. Each gives a new, valid experiment. */
final class ExperimentEdits {
    private ExperimentEdits() {}

    /** Another property has other variants: what was said of the old ones goes. */
    static Experiment withProperty(Experiment now, String property) {
        return property.equals(now.variants().property())
                ? now
                : now.withVariants(new Variants(property, Optional.empty(), List.of()));
    }

    /** A control that is not among the expected variants joins them with the share of the first. */
    static Experiment withControl(Experiment now, Optional<String> control) {
        List<Portion> expected = new ArrayList<>(now.variants().expected());
        control.filter(name -> !expected.isEmpty()
                        && expected.stream().noneMatch(each -> each.variant().equals(name)))
                .ifPresent(name ->
                        expected.add(new Portion(name, expected.getFirst().share())));
        return now.withVariants(new Variants(now.variants().property(), control, expected));
    }

    /**
     * A variant's expected share, in parts. The first one that is given gives all others as much; one that is taken away is
     * no longer expected; fewer than two are no split.
     */
    static Experiment withShare(Experiment now, List<String> variants, String variant, OptionalInt share) {
        List<Portion> expected = new ArrayList<>(now.variants().expected());
        if (expected.isEmpty() && share.isPresent()) {
            variants.forEach(each -> expected.add(new Portion(each, share.getAsInt())));
        }
        int place = expected.stream().map(Portion::variant).toList().indexOf(variant);
        if (share.isEmpty()) {
            expected.removeIf(each -> each.variant().equals(variant));
        } else if (place >= 0) {
            expected.set(place, new Portion(variant, share.getAsInt()));
        } else {
            expected.add(new Portion(variant, share.getAsInt()));
        }
        List<Portion> split = expected.size() < 2 ? List.of() : expected;
        Optional<String> control = now.variants()
                .control()
                .filter(name -> split.isEmpty()
                        || split.stream().anyMatch(each -> each.variant().equals(name)));
        return now.withVariants(new Variants(now.variants().property(), control, split));
    }
}
