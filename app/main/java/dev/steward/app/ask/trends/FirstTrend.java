package dev.steward.app.ask.trends;

import dev.steward.analysis.trends.Trends;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.app.ask.Periods;
import dev.steward.catalog.EventFacts;
import dev.steward.definition.Scope;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.source.SourceFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A first trend: what a team that looks after a product looks at first. */
final class FirstTrend {
    /** From here on the people of four weeks tell something. */
    private static final long ENOUGH_DAYS = 56;

    private static final long MANY_DAYS = 120;
    private static final int MOST_EVENTS = 3;

    private FirstTrend() {}

    /** The people active in a day, a week, four weeks; of a few days of data the most frequent events. */
    static Trends of(List<EventFacts> events, SourceFacts facts) {
        if (days(facts) >= ENOUGH_DAYS) {
            return trends(Granularity.DAY, List.of(active(1), active(7), active(28)));
        }
        return trends(
                period(facts),
                events.stream()
                        .limit(MOST_EVENTS)
                        .map(event -> series(Matcher.event(event.name()), new Measure.Total()))
                        .toList());
    }

    /** How often one event happens, and by how many people. */
    static Trends ofEvent(String event, SourceFacts facts) {
        return trends(
                period(facts),
                List.of(
                        series(Matcher.event(event), new Measure.Total()),
                        series(Matcher.event(event), new Measure.People())));
    }

    private static Granularity period(SourceFacts facts) {
        long days = days(facts);
        if (days <= 2) {
            return Granularity.HOUR;
        }
        return days <= MANY_DAYS ? Granularity.DAY : Periods.forBars(facts);
    }

    private static long days(SourceFacts facts) {
        return facts.first()
                .flatMap(first ->
                        facts.last().map(last -> Duration.between(first, last).toDays()))
                .orElse(0L);
    }

    private static Series active(int days) {
        return series(Matcher.ANY, new Measure.Active(days));
    }

    private static Series series(Matcher matcher, Measure measure) {
        return new Series(matcher, measure, Optional.empty());
    }

    private static Trends trends(Granularity period, List<Series> series) {
        return new Trends(
                Scope.ALL, period, series, Optional.empty(), Optional.empty(), List.of(), Trends.View.Course.PLAIN);
    }
}
