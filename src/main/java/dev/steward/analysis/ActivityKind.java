package dev.steward.analysis;

import static dev.steward.analysis.Sentences.say;

import dev.steward.definition.JsonFields;
import dev.steward.definition.MatcherJson;
import dev.steward.definition.Scope;
import dev.steward.definition.ScopeJson;
import dev.steward.definition.Words;
import dev.steward.journey.Fold;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What questions about an activity by period have in common: their document, their words, and what is read for them. */
public interface ActivityKind<Q extends ActivityQuestion, R> extends Kind<Q, R> {
    Q of(Scope scope, Granularity period, Matcher activity);

    /** With which day weeks begin unless it is said. */
    DayOfWeek weekStart();

    @Override
    default Q read(JsonFields fields) {
        Map<String, Granularity> periods = Words.of(Granularity.class);
        fields.only(Stream.concat(Stream.of("kind", "period", "activity"), ScopeJson.KEYS.stream())
                .toList());
        return of(
                ScopeJson.read(fields, weekStart()),
                fields.oneOf("period", periods)
                        .orElseThrow(() ->
                                fields.missing("period", "Allowed: " + String.join(", ", periods.keySet()) + ".")),
                MatcherJson.need(fields, "activity"));
    }

    @Override
    default ObjectNode write(Q question) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", name())
                .put("period", question.period().json());
        document.set("activity", MatcherJson.write(question.activity()));
        ScopeJson.write(document, question.scope(), weekStart());
        return document;
    }

    @Override
    default String words(Q question) {
        String main = say(
                name() + ".words",
                Phrases.actors(question.scope()),
                Phrases.matcher(question.activity()),
                Phrases.period(question.period()));
        return String.join(
                " ",
                Stream.concat(Stream.of(main), Phrases.scope(question.scope()).stream())
                        .toList());
    }

    /** Of tables and charts. */
    default String title(Q question) {
        return say(name() + ".title", Phrases.matcher(question.activity()));
    }

    @Override
    default List<String> eventNames(Q question) {
        return Mentions.events(List.of(question.activity()));
    }

    @Override
    default List<String> propertyNames(Q question) {
        return Mentions.properties(question.scope(), List.of(question.activity()), List.of());
    }

    /** The periods that are listed; none when nobody was ever active. */
    default Optional<CalendarAxis> axis(Q question, Journeys journeys, Work work) {
        return Axes.of(question.scope(), question.period(), OptionalInt.empty(), question.activity(), journeys, work);
    }

    /** Folds the activity's events in that range; a warehouse hands out only one an actor and period of the axis. */
    default <F extends Fold<F, T>, T> T fold(
            Q question, TimeRange range, CalendarAxis axis, Data data, Supplier<F> fresh, Work work) {
        JourneyQuery query = new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                range,
                List.of(question.activity()),
                List.of(),
                false);
        Reader reader = data.reader();
        return reader.inPlace()
                ? new StreamedJourneys(reader)
                        .fold(query, ActivitySql.select(question, axis, reader.events(range)), fresh, work)
                : data.journeys().fold(query, fresh, work);
    }
}
