package dev.steward.analysis.sessions;

import dev.steward.journey.PlainConditions;
import dev.steward.journey.PlainEvent;
import dev.steward.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions as lists of events, cut the plain way from the definition alone: nothing here is shared with the engine. */
final class PlainSessions {
    private static final PlainConditions CONDITIONS = new PlainConditions(Map.of());

    /** One session of one person. */
    record Plain(String user, List<PlainEvent> events) {
        long start() {
            return events.getFirst().micros();
        }

        long end() {
            return events.getLast().micros();
        }

        double seconds() {
            return (end() - start()) / 1e6;
        }

        String value(String property) {
            Value value = events.getFirst().properties().get(property);
            return value == null ? "" : value.text();
        }

        List<String> pages(Optional<String> property) {
            List<String> pages = new ArrayList<>();
            for (PlainEvent event : events) {
                page(event, property).ifPresent(pages::add);
            }
            return pages;
        }
    }

    private PlainSessions() {}

    /** By person, then start. */
    static List<Plain> of(Sessions question, List<PlainEvent> events) {
        TreeMap<String, List<PlainEvent>> byUser = new TreeMap<>();
        for (PlainEvent event : events) {
            if (question.scope().range().contains(event.micros())
                    && CONDITIONS.holdAll(question.scope().filters(), event)) {
                byUser.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event);
            }
        }
        List<Plain> sessions = new ArrayList<>();
        byUser.forEach((user, own) -> {
            own.sort(Comparator.comparingLong(PlainEvent::micros));
            List<PlainEvent> session = new ArrayList<>();
            for (PlainEvent event : own) {
                if (!session.isEmpty()
                        && event.micros() - session.getLast().micros()
                                > question.gap().toMillis() * 1_000) {
                    sessions.add(new Plain(user, session));
                    session = new ArrayList<>();
                }
                session.add(event);
            }
            sessions.add(new Plain(user, session));
        });
        return sessions;
    }

    /** What page an event views, if it is a page view. */
    private static Optional<String> page(PlainEvent event, Optional<String> property) {
        if (property.isPresent()) {
            return Optional.ofNullable(event.properties().get(property.get())).map(PlainSessions::name);
        }
        if (!event.event().equals("page_view")) {
            return Optional.empty();
        }
        Value page = event.properties().getOrDefault("page", event.properties().get("url"));
        return Optional.of(page == null ? "" : name(page));
    }

    private static String name(Value page) {
        String text = page.text();
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
