package dev.steward.journey;

import dev.steward.model.Value;
import dev.steward.model.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Journeys over events in memory, the plain way: what every faster implementation must agree with. */
public final class PlainJourneys implements Journeys {
    private static final int FOLDS = 3;

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

    /** Deals the actors out to several folds, as if each had a thread of its own. */
    @Override
    public <F extends Fold<F, R>, R> R fold(JourneyQuery query, Supplier<F> fresh, Work work) {
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
        GrowingLegend legend = new GrowingLegend(query.properties().size());
        List<F> folds = Stream.generate(fresh)
                .limit(Math.min(FOLDS, byActor.size() + 1))
                .toList();
        byActor.forEach((actor, own) -> {
            work.checkCancelled();
            own.sort(Comparator.comparingLong(PlainEvent::micros));
            int number = legend.newActor(actor);
            folds.get(number % folds.size()).accept(journey(query, legend, number, own));
        });
        folds.stream().skip(1).forEach(folds.getFirst()::absorb);
        return folds.getFirst().finish();
    }

    private Journey journey(JourneyQuery query, GrowingLegend legend, int actor, List<PlainEvent> own) {
        Journey journey = new Journey(query, legend, Work.unobserved());
        journey.begin(actor);
        for (PlainEvent plain : own) {
            int event = journey.add(plain.micros(), legend.code(plain.event()));
            long[] bits = new long[Journey.words(query)];
            for (int matcher = 0; matcher < query.matchers().size(); matcher++) {
                if (conditions.matches(query.matchers().get(matcher), plain)) {
                    bits[matcher / Journey.BITS] |= 1L << (matcher % Journey.BITS);
                }
            }
            for (int word = 0; word < bits.length; word++) {
                journey.matches(event, word, bits[word]);
            }
            for (int property = 0; property < query.properties().size(); property++) {
                Value value = plain.properties().get(query.properties().get(property));
                if (value != null) {
                    journey.carries(event, property, legend.value(property, value.text()));
                }
            }
        }
        return journey;
    }

    private boolean takesPart(JourneyQuery query, PlainEvent event) {
        return query.range().contains(event.micros())
                && conditions.holdAll(query.filters(), event)
                && (query.everyEvent()
                        || query.matchers().stream().anyMatch(matcher -> conditions.matches(matcher, event)));
    }
}
