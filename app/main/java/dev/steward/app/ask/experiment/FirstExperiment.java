package dev.steward.app.ask.experiment;

import dev.steward.analysis.experiment.Experiment;
import dev.steward.analysis.experiment.Experiment.Better;
import dev.steward.analysis.experiment.Experiment.Measure;
import dev.steward.analysis.experiment.Experiment.Variants;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ask.funnel.FirstSteps;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.definition.Scope;
import dev.steward.model.Matcher;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses an experiment in data nobody has asked about. Where no property is called like one, two or three values that come
 * with the first thing everybody does are at least something people can be compared by.
 */
final class FirstExperiment {
    static final String USUAL = "variant";
    private static final List<String> NAMES = List.of(
            USUAL,
            "experiment_variant",
            "ab_variant",
            "ab_test",
            "ab_group",
            "test_group",
            "experiment_group",
            "treatment",
            "experiment");
    private static final int MOST_VARIANTS = 12;
    private static final int MOST_VALUES = 3;
    private static final double NEARLY_ALL = 0.98;

    private FirstExperiment() {}

    /** Before properties are known: any event that carries the usual one. */
    static Experiment among(List<EventFacts> events) {
        return of(events, USUAL, Matcher.ANY);
    }

    /** By the property that looks most like the name of a variant; empty where none does. */
    static Optional<Experiment> among(List<EventFacts> events, Vocabulary vocabulary) {
        List<PropertyFacts> known = vocabulary.properties().get();
        return NAMES.stream()
                .flatMap(name -> known.stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name)))
                .filter(each -> each.distinct() <= MOST_VARIANTS)
                .findFirst()
                .map(each -> of(events, each.name(), Matcher.ANY))
                .or(() -> comparable(events, vocabulary));
    }

    private static Optional<Experiment> comparable(List<EventFacts> events, Vocabulary vocabulary) {
        return FirstSteps.among(events).stream()
                .findFirst()
                .flatMap(first -> events.stream()
                        .filter(facts -> facts.name().equals(first))
                        .findFirst()
                        .flatMap(facts -> vocabulary.properties().get().stream()
                                .filter(property -> vocabulary
                                        .carrier(property.name())
                                        .filter(first::equals)
                                        .isPresent())
                                .filter(property -> property.distinct() >= 2 && property.distinct() <= MOST_VALUES)
                                .filter(property -> property.carried() >= facts.count() * NEARLY_ALL)
                                .min(Comparator.comparing(PropertyFacts::name))
                                .map(property -> of(events, property.name(), Matcher.event(first)))));
    }

    private static Experiment of(List<EventFacts> events, String property, Matcher exposure) {
        List<String> steps = FirstSteps.among(events);
        return new Experiment(
                Scope.ALL,
                new Variants(property, Optional.empty(), List.of()),
                exposure,
                steps.isEmpty() ? Matcher.ANY : Matcher.event(steps.getLast()),
                Experiment.DEFAULT_WINDOW,
                new Measure.Conversion(),
                Better.HIGHER,
                Experiment.DEFAULT_CONFIDENCE);
    }
}
