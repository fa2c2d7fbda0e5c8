package dev.steward.app.ask.funnel;

import dev.steward.catalog.EventFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Guesses a funnel worth looking at in data nobody has asked about: from the event most people do, each next one done by
 * clearly fewer people.
 */
final class FirstSteps {
    private static final int MOST_STEPS = 4;
    private static final double CLEARLY_FEWER = 0.75;

    private FirstSteps() {}

    static List<String> among(List<EventFacts> events) {
        return events.stream()
                .max(Comparator.comparingLong(EventFacts::people))
                .map(first -> after(first.name(), events))
                .orElse(List.of());
    }

    /** The same, from a given event. */
    static List<String> after(String first, List<EventFacts> events) {
        List<String> steps = new ArrayList<>(List.of(first));
        double most = events.stream()
                .filter(facts -> facts.name().equals(first))
                .mapToLong(EventFacts::people)
                .findFirst()
                .orElse(0);
        List<EventFacts> falling = events.stream()
                .sorted(Comparator.comparingLong(EventFacts::people).reversed())
                .toList();
        for (EventFacts next : falling) {
            if (steps.size() < MOST_STEPS && next.people() > 0 && next.people() <= most * CLEARLY_FEWER) {
                steps.add(next.name());
                most = next.people();
            }
        }
        return List.copyOf(steps);
    }
}
