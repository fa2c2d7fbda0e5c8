package dev.steward.app.ask.attribution;

import dev.steward.analysis.attribution.Attribution;
import dev.steward.analysis.attribution.Attribution.Touches;
import dev.steward.app.ask.Vocabulary;
import dev.steward.app.ask.funnel.FirstSteps;
import dev.steward.catalog.EventFacts;
import dev.steward.catalog.PropertyFacts;
import dev.steward.definition.Scope;
import dev.steward.model.Matcher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses what leads people where, in data nobody has asked about: by the usual names of such properties. */
final class FirstAttribution {
    static final String USUAL = "utm_source";
    private static final List<String> NAMES = List.of(
            USUAL,
            "source",
            "channel",
            "traffic_source",
            "utm_medium",
            "medium",
            "utm_campaign",
            "campaign",
            "referrer",
            "referer");

    private FirstAttribution() {}

    /** Before properties are known: any event that carries the usual one. */
    static Attribution among(List<EventFacts> events) {
        return of(events, Matcher.ANY, USUAL);
    }

    /** By the property that looks most like a channel, and the event that carries it most often. */
    static Optional<Attribution> among(List<EventFacts> events, Vocabulary vocabulary) {
        List<String> known =
                vocabulary.properties().get().stream().map(PropertyFacts::name).toList();
        return NAMES.stream()
                .flatMap(name -> known.stream()
                        .filter(each -> each.toLowerCase(Locale.ROOT).equals(name)))
                .findFirst()
                .map(channel -> of(
                        events, vocabulary.carrier(channel).map(Matcher::event).orElse(Matcher.ANY), channel));
    }

    private static Attribution of(List<EventFacts> events, Matcher touches, String channel) {
        List<String> steps = FirstSteps.among(events);
        return new Attribution(
                Scope.ALL,
                steps.isEmpty() ? Matcher.ANY : Matcher.event(steps.getLast()),
                new Touches(touches, channel),
                Attribution.DEFAULT_WINDOW,
                Attribution.DEFAULT_HALF_LIFE,
                Attribution.Count.EVERY);
    }
}
