package dev.steward.analysis;

import dev.steward.definition.Scope;
import dev.steward.journey.Extent;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The moment at which a question looks at people: the end of its range, else the last event that counts. */
public final class Moment {
    private Moment() {}

    /** In microseconds; empty when nothing says when: no end, no event. */
    public static OptionalLong of(Scope scope, Journeys journeys, Work work) {
        if (scope.to().isPresent()) {
            return OptionalLong.of(scope.range().toMicros());
        }
        return extent(scope, journeys, work)
                .map(extent -> OptionalLong.of(extent.last()))
                .orElseGet(OptionalLong::empty);
    }

    /** From the first to the last event of anybody that the filters keep, whatever the range; empty when there is none. */
    public static Optional<Extent> extent(Scope scope, Journeys journeys, Work work) {
        JourneyQuery any =
                new JourneyQuery(scope.actor(), scope.filters(), TimeRange.ALL, List.of(Matcher.ANY), List.of(), false);
        return journeys.extent(any, work);
    }
}
