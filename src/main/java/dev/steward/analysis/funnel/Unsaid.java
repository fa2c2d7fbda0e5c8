package dev.steward.analysis.funnel;

import static dev.steward.analysis.Sentences.say;

import dev.steward.journey.Journey;
import dev.steward.model.Matcher;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@link FunnelSql} does not say: the rare options of a funnel, for which the events themselves are needed. */
final class Unsaid {
    private Unsaid() {}

    /** Why the events are needed; empty when they are not. */
    static Optional<String> of(Funnel question) {
        if (question.order() != Funnel.Order.ORDERED) {
            return because("order");
        }
        if (question.steps().stream().anyMatch(Funnel.Step::optional)) {
            return because("optional");
        }
        if (question.steps().stream().anyMatch(step -> step.window().isPresent())) {
            return because("windows");
        }
        if (!question.exclusions().isEmpty()) {
            return because("exclusions");
        }
        if (question.count() == Funnel.Count.CONVERSIONS) {
            return because("conversions");
        }
        if (question.view() instanceof Funnel.View.Correlation) {
            return because("correlation");
        }
        if (question.breakdown()
                .filter(by -> by.attribution() == Funnel.Attribution.STEP)
                .isPresent()) {
            return because("step");
        }
        List<Matcher> matchers =
                question.steps().stream().map(Funnel.Step::matcher).toList();
        return apart(matchers) && matchers.size() <= Journey.BITS ? Optional.empty() : because("shared");
    }

    private static Optional<String> because(String what) {
        return Optional.of(say("handed-out.funnel." + what));
    }

    /** Whether no event can satisfy two of them. */
    private static boolean apart(List<Matcher> matchers) {
        Set<String> seen = new HashSet<>();
        return matchers.stream()
                .allMatch(matcher -> !matcher.events().isEmpty()
                        && Set.copyOf(matcher.events()).stream().allMatch(seen::add));
    }
}
