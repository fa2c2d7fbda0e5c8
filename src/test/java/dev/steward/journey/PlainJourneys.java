package dev.steward.journey;

import dev.steward.model.Value;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Journeys over events in memory, the plain way: what every faster implementation must agree with. */
public final class PlainJourneys implements Journeys {
    private final List<PlainEvent> events;
    private final PlainConditions conditions;

    public PlainJourneys(List<PlainEvent> events) {
        this(events, Map.of());
    }

    /** @param segments who is in each saved segment */
    public PlainJourneys(List<PlainEvent> events, Map<String, Set<String>> segments) {
        this.events = List.copyOf(events);
        this.conditions = new PlainConditions(segments);
    }

    @Override
    public <R> R fold(JourneyQuery query, Fold<R> fold, Work work) {
        Map<String, List<PlainEvent>> byActor = new TreeMap<>();
        for (PlainEvent event : events) {
            if (!takesPart(query, event)) {
                continue;
            }
            if (query.actor().isEmpty()) {
                byActor.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event);
                continue;
            }
            Value actor = event.properties().get(query.actor().get());
            if (actor != null) {
                byActor.computeIfAbsent(actor.text(), _ -> new ArrayList<>()).add(event);
            }
        }
        Codes codes = new Codes();
        byActor.forEach((actor, own) -> {
            work.checkCancelled();
            own.sort(Comparator.comparingLong(PlainEvent::micros));
            fold.accept(new Plain(actor, own, query, codes));
        });
        return fold.finish();
    }

    private boolean takesPart(JourneyQuery query, PlainEvent event) {
        return query.range().contains(event.micros())
                && conditions.holdAll(query.filters(), event)
                && (query.everyEvent()
                        || query.matchers().stream().anyMatch(matcher -> conditions.matches(matcher, event)));
    }

    /** Numbers for texts, the same in all journeys of a fold. */
    private static final class Codes {
        private final Map<Integer, List<String>> texts = new HashMap<>();
        private final Map<Integer, Map<String, Integer>> codes = new HashMap<>();

        int of(int space, String text) {
            return codes.computeIfAbsent(space, _ -> new LinkedHashMap<>()).computeIfAbsent(text, _ -> {
                List<String> known = texts.computeIfAbsent(space, _ -> new ArrayList<>());
                known.add(text);
                return known.size() - 1;
            });
        }

        String text(int space, int code) {
            return texts.getOrDefault(space, List.of()).get(code);
        }
    }

    private final class Plain implements Journey {
        private static final int NAMES = -1;

        private final String actor;
        private final List<PlainEvent> own;
        private final JourneyQuery query;
        private final Codes codes;

        Plain(String actor, List<PlainEvent> own, JourneyQuery query, Codes codes) {
            this.actor = actor;
            this.own = own;
            this.query = query;
            this.codes = codes;
        }

        @Override
        public String actor() {
            return actor;
        }

        @Override
        public int size() {
            return own.size();
        }

        @Override
        public long micros(int event) {
            return own.get(event).micros();
        }

        @Override
        public int code(int event) {
            return codes.of(NAMES, own.get(event).event());
        }

        @Override
        public String name(int code) {
            return codes.text(NAMES, code);
        }

        @Override
        public boolean matches(int event, int matcher) {
            return conditions.matches(query.matchers().get(matcher), own.get(event));
        }

        @Override
        public int value(int event, int property) {
            Value value = own.get(event).properties().get(query.properties().get(property));
            return value == null ? -1 : codes.of(property, value.text());
        }

        @Override
        public String text(int property, int value) {
            return codes.text(property, value);
        }
    }
}
