package dev.steward.analysis;

import dev.steward.definition.Scope;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The periods a question's answer is laid out in. */
public final class Axes {
    private Axes() {}

    /**
     * The periods from that of the scope's {@code from} to that of its {@code to}; an absent end is that of the first or
     * last event that matches {@code bounds}. With a {@code count}, as many periods as that, up to the end. Empty when no
     * event is there to bound them.
     */
    public static Optional<CalendarAxis> of(
            Scope scope, Granularity period, OptionalInt count, Matcher bounds, Journeys journeys, Work work) {
        boolean startKnown = count.isPresent() || scope.from().isPresent();
        TimeRange range = scope.range();
        if (startKnown && scope.to().isPresent()) {
            return axis(scope, period, count, range.fromMicros(), range.toMicros());
        }
        JourneyQuery query =
                new JourneyQuery(scope.actor(), scope.filters(), TimeRange.ALL, List.of(bounds), List.of(), false);
        return journeys.extent(query, work)
                .flatMap(extent -> axis(
                        scope,
                        period,
                        count,
                        scope.from().isPresent() ? range.fromMicros() : extent.first(),
                        scope.to().isPresent() ? range.toMicros() : extent.last()));
    }

    private static Optional<CalendarAxis> axis(
            Scope scope, Granularity period, OptionalInt count, long first, long last) {
        return count.isPresent()
                ? Optional.of(
                        CalendarAxis.endingAt(period, scope.timezone(), scope.weekStart(), last, count.getAsInt()))
                : between(scope, period, first, last);
    }

    /** The periods from that of {@code first} to that of {@code last} (microseconds); empty when there are none. */
    public static Optional<CalendarAxis> between(Scope scope, Granularity period, long first, long last) {
        return first > last
                ? Optional.empty()
                : Optional.of(CalendarAxis.between(period, scope.timezone(), scope.weekStart(), first, last));
    }
}
