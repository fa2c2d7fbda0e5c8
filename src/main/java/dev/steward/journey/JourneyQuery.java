package dev.steward.journey;

import dev.steward.model.Condition;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * Which events make up the journeys, and what is asked of each.
 *
 * @param actor the property whose text form names the actor (events without it are left out); empty: the person
 * @param filters what every event must satisfy
 * @param range where every event must lie
 * @param matchers questions answered for every event; see {@link Journey#matches}
 * @param properties properties whose text form is needed for every event; see {@link Journey#value}
 * @param everyEvent false: events that satisfy none of the matchers may be (and then all are) left out of the journeys
 */
public record JourneyQuery(
        Optional<String> actor,
        List<Condition> filters,
        TimeRange range,
        List<Matcher> matchers,
        List<String> properties,
        boolean everyEvent) {
    public JourneyQuery {
        filters = List.copyOf(filters);
        matchers = List.copyOf(matchers);
        properties = List.copyOf(properties);
    }
}
