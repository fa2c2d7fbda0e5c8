package dev.steward.model;

import java.util.List;

/**
 * Which events are meant: those with one of the {@code events} names (any event when empty) for which every condition
 * of {@code where} holds.
 */
public record Matcher(List<String> events, List<Condition> where) {
    public static final Matcher ANY = new Matcher(List.of(), List.of());

    public Matcher {
        events = List.copyOf(events);
        where = List.copyOf(where);
    }

    public static Matcher event(String name) {
        return new Matcher(List.of(name), List.of());
    }
}
