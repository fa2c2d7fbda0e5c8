package dev.steward.app.ask.funnel;

import dev.steward.catalog.EventFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Guesses a funnel worth looking at in data nobody has asked about. A step on a way is done by fewer people than the one
 * before, and rather once than again and again: so each next event is done by clearly fewer people, and less often by
 * each of them, or about once.
 */
public final class FirstSteps {
    private static final int MOST_STEPS = 4;
    private static final double CLEARLY_FEWER = 0.8;
    private static final double NEARLY_ALL = 0.9;
    private static final double ABOUT_ONCE = 1.4;
    private static final double OFTEN = 1.5;

    private FirstSteps() {}

    /** From the event that nearly everybody does and few repeat. */
    public static List<String> among(List<EventFacts> events) {
        long most = events.stream().mapToLong(EventFacts::people).max().orElse(0);
        return events.stream()
                .filter(facts -> facts.people() >= most * NEARLY_ALL)
                .min(Comparator.comparingDouble(FirstSteps::timesEach))
                .map(first -> after(first.name(), events))
                .orElse(List.of());
    }

    /** The same, from a given event. */
    static List<String> after(String first, List<EventFacts> events) {
        List<String> steps = new ArrayList<>(List.of(first));
        events.stream().filter(facts -> facts.name().equals(first)).findFirst().ifPresent(start -> {
            EventFacts last = start;
            for (EventFacts next : falling(events)) {
                boolean fewer = next.people() <= last.people() * CLEARLY_FEWER;
                boolean rarer = timesEach(next) <= Math.clamp(timesEach(last), ABOUT_ONCE, OFTEN);
                if (steps.size() < MOST_STEPS && fewer && rarer) {
                    steps.add(next.name());
                    last = next;
                }
            }
        });
        if (steps.size() == 1) {
            falling(events).stream()
                    .map(EventFacts::name)
                    .filter(name -> !name.equals(first))
                    .findFirst()
                    .ifPresent(steps::add);
        }
        return List.copyOf(steps);
    }

    private static List<EventFacts> falling(List<EventFacts> events) {
        return events.stream()
                .filter(facts -> facts.people() > 0)
                .sorted(Comparator.comparingLong(EventFacts::people).reversed().thenComparing(EventFacts::name))
                .toList();
    }

    private static double timesEach(EventFacts facts) {
        return (double) facts.count() / Math.max(1, facts.people());
    }
}
