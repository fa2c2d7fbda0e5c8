package dev.steward.app.ask.churn;

import dev.steward.analysis.churn.Churn;
import dev.steward.analysis.churn.Churn.Factor;
import dev.steward.analysis.churn.Churn.Input;
import dev.steward.analysis.churn.Churn.Limits;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ui.Texts;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.definition.Scope;
import dev.steward.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Guesses factors in data nobody has asked about, by what events and numbers are called: the four usual ones where people ask
 * for support, else how often and how lately they come. What is not there is not guessed.
 *
 * @param carrier the event that carries a property most often
 */
record FirstChurn(
        Texts texts,
        List<EventFacts> events,
        List<PropertyFacts> properties,
        Function<String, Optional<String>> carrier) {
    private static final List<String> SUPPORT = List.of("support", "ticket", "helpdesk", "complaint", "complain");
    private static final List<String> ENDED = List.of("resolve", "resolution", "solved", "close", "answer");
    private static final List<String> RATED = List.of("rating", "rated", "rate", "feedback", "survey", "review");
    private static final List<String> RATINGS = List.of(
            "rating",
            "stars",
            "csat",
            "nps",
            "satisfaction",
            "response_quality",
            "response_rating",
            "quality",
            "quality_score");

    /** A factor that can be added, the usual ones with their usual weight. */
    enum Preset {
        SUPPORT(40),
        QUALITY(30),
        RESOLUTION(20),
        ENGAGEMENT(10),
        LAST_SEEN(10),
        OTHER(10);

        private final double weight;

        Preset(double weight) {
            this.weight = weight;
        }
    }

    static FirstChurn of(Texts texts, Vocabulary vocabulary) {
        return new FirstChurn(
                texts, vocabulary.events().get(), vocabulary.properties().get(), vocabulary::carrier);
    }

    Churn question() {
        List<Factor> factors = new ArrayList<>();
        if (support().isPresent()) {
            factors.add(factor(Preset.SUPPORT));
            rating().ifPresent(_ -> factors.add(factor(Preset.QUALITY)));
            resolved().ifPresent(_ -> factors.add(factor(Preset.RESOLUTION)));
            factors.add(factor(Preset.ENGAGEMENT));
        } else {
            factors.add(factor(Preset.ENGAGEMENT));
            factors.add(factor(Preset.LAST_SEEN));
        }
        return new Churn(Scope.ALL, Matcher.ANY, Churn.LOOKBACK, Churn.HORIZON, factors, Limits.USUAL, Churn.LIST);
    }

    /** The same now that properties are known; empty where they change nothing. */
    Optional<Churn> withNumbers() {
        return support().isPresent() && rating().isPresent() ? Optional.of(question()) : Optional.empty();
    }

    /** A factor of its kind, of the events that look like it; where none does, of any event, to be chosen. */
    Factor factor(Preset preset) {
        return switch (preset) {
            case SUPPORT -> of(preset, new Input.Count(support().orElse(Matcher.ANY)), 0, 5);
            case QUALITY ->
                rating().map(facts -> of(
                                preset,
                                new Input.Average(
                                        carrier.apply(facts.name())
                                                .map(Matcher::event)
                                                .orElse(Matcher.ANY),
                                        facts.name()),
                                best(facts),
                                best(facts) == 5 ? 1 : 0))
                        .orElseGet(() -> of(preset, new Input.Average(Matcher.ANY, RATINGS.getFirst()), 5, 1));
            case RESOLUTION ->
                of(
                        preset,
                        new Input.Share(
                                resolved().orElse(Matcher.ANY), support().orElse(Matcher.ANY)),
                        1,
                        0);
            case ENGAGEMENT -> of(preset, new Input.ActiveDays(), 10, 1);
            case LAST_SEEN -> of(preset, new Input.DaysSince(Matcher.ANY), 0, 30);
            case OTHER -> of(preset, new Input.Count(Matcher.ANY), 10, 0);
        };
    }

    private Factor of(Preset preset, Input input, double best, double worst) {
        return new Factor(texts.get("preset." + preset), preset.weight, input, best, worst, OptionalDouble.empty());
    }

    private Optional<Matcher> support() {
        return called(name -> has(name, SUPPORT) && !has(name, ENDED) && !has(name, RATED));
    }

    private Optional<Matcher> resolved() {
        return called(name -> has(name, ENDED) && has(name, SUPPORT))
                .or(() -> called(name -> name.equals("resolved") || name.equals("solved")));
    }

    /** All events of such a name. */
    private Optional<Matcher> called(Predicate<String> like) {
        List<String> names = events.stream()
                .map(EventFacts::name)
                .filter(name -> like.test(name.toLowerCase(Locale.ROOT)))
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Matcher(names, List.of()));
    }

    private static boolean has(String name, List<String> parts) {
        return parts.stream().anyMatch(name::contains);
    }

    private Optional<PropertyFacts> rating() {
        return RATINGS.stream()
                .flatMap(name -> properties.stream()
                        .filter(facts -> facts.name().toLowerCase(Locale.ROOT).equals(name))
                        .filter(facts -> facts.types().contains("number")))
                .findFirst();
    }

    /** The end of the usual scale that the most frequent values fit into: 5, 10 or 100. */
    private static double best(PropertyFacts rating) {
        double most = rating.top().stream()
                .flatMap(value -> number(value.text()))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(5);
        return most <= 5 ? 5 : most <= 10 ? 10 : 100;
    }

    private static Stream<Double> number(String text) {
        try {
            return Stream.of(Double.valueOf(text));
        } catch (NumberFormatException none) {
            return Stream.empty();
        }
    }
}
