package dev.steward.analysis.funnel;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Phrases;
import dev.steward.definition.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A funnel in plain words. */
final class FunnelWords {
    private FunnelWords() {}

    static String title(Funnel funnel) {
        String first = Phrases.matcher(funnel.steps().getFirst().matcher());
        return funnel.steps().size() == 1
                ? say("funnel.title.one", first)
                : say(
                        "funnel.title",
                        first,
                        Phrases.matcher(funnel.steps().getLast().matcher()));
    }

    static String label(Funnel.Step step) {
        String event = Phrases.matcher(step.matcher());
        return step.optional() ? say("funnel.step.optional", event) : event;
    }

    private static String inTime(Funnel.Step step) {
        return step.window()
                .map(window -> say("funnel.step.window", label(step), Phrases.duration(window)))
                .orElseGet(() -> label(step));
    }

    static String of(Funnel funnel) {
        String order = Words.of(funnel.order());
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "funnel.words." + order,
                Phrases.actors(funnel.scope()),
                funnel.steps().stream()
                        .map(FunnelWords::inTime)
                        .collect(Collectors.joining(say("funnel.then." + order))),
                Phrases.duration(funnel.window())));
        if (funnel.count() == Funnel.Count.CONVERSIONS) {
            sentences.add(say("funnel.conversions"));
        }
        if (funnel.ties() == Funnel.Ties.STRICTLY_INCREASING && funnel.order() != Funnel.Order.UNORDERED) {
            sentences.add(say("funnel.increasing"));
        }
        for (Funnel.Exclusion exclusion : funnel.exclusions()) {
            sentences.add(say(
                    "funnel.exclusion",
                    Phrases.matcher(exclusion.matcher()),
                    exclusion.afterStep(),
                    exclusion.beforeStep()));
        }
        funnel.breakdown()
                .ifPresent(by -> sentences.add(say(
                        "funnel.breakdown." + Words.of(by.attribution()),
                        String.join(", ", by.properties()),
                        by.step().orElse(1))));
        switch (funnel.view()) {
            case Funnel.View.Steps _ -> {}
            case Funnel.View.Trend trend ->
                sentences.add(
                        say("funnel.trend", Phrases.period(trend.granularity()), trend.fromStep(), trend.toStep()));
            case Funnel.View.TimeToConvert times ->
                sentences.add(say("funnel.times", times.fromStep(), times.toStep()));
            case Funnel.View.Correlation _ -> sentences.add(say("funnel.correlation"));
        }
        sentences.addAll(Phrases.scope(funnel.scope()));
        return String.join(" ", sentences);
    }
}
