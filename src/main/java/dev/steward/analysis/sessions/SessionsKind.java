package dev.steward.analysis.sessions;

import dev.steward.analysis.Axes;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Granularity;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sessions among the kinds of question. A cell stands for the people who have some sessions. Totals: its group is the
 * breakdown value, if any. Trend: its row is the period the sessions begin in; length: the bin. Pages: its group is the
 * page, column 0 where it is the first of the session, 1 where it is the last.
 */
public final class SessionsKind implements Kind<Sessions, SessionsResult> {
    static final String NAME = "sessions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Sessions> question() {
        return Sessions.class;
    }

    @Override
    public Sessions read(JsonFields fields) {
        return SessionsJson.read(fields);
    }

    @Override
    public ObjectNode write(Sessions question) {
        return SessionsJson.write(question);
    }

    @Override
    public SessionsResult answer(Sessions question, Data data, Work work) {
        return switch (question.view()) {
            case Sessions.View.Totals _ ->
                answer(question, () -> new GroupsTally(question.breakdown().isPresent()), data, work);
            case Sessions.View.Trend trend -> {
                Optional<CalendarAxis> axis = axis(question, trend.granularity(), data.journeys(), work);
                yield answer(question, () -> new TrendTally(axis), data, work);
            }
            case Sessions.View.Length _ -> answer(question, LengthTally::new, data, work);
            case Sessions.View.Pages _ -> answer(question, () -> new PagesTally(question), data, work);
        };
    }

    private static <T extends Tally<T>> SessionsResult answer(
            Sessions question, Supplier<T> fresh, Data data, Work work) {
        Supplier<SessionsFold<T>> fold = () -> new SessionsFold<>(question, fresh.get());
        if (!data.reader().inPlace()) {
            return data.journeys().fold(query(question), fold, work);
        }
        SessionsFold<T> counted = fold.get();
        SessionsSql.read(question, data.reader(), work, counted::counted);
        return counted.finish();
    }

    /** The periods of a trend; empty when no event is in the range. */
    static Optional<CalendarAxis> axis(Sessions question, Granularity granularity, Journeys journeys, Work work) {
        return Axes.of(question.scope(), granularity, OptionalInt.empty(), Matcher.ANY, journeys, work);
    }

    static JourneyQuery query(Sessions question) {
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                question.scope().range(),
                List.of(PageNames.views(question.page())),
                question.view() instanceof Sessions.View.Pages
                        ? PageNames.properties(question.page())
                        : question.breakdown().stream().toList(),
                true);
    }

    @Override
    public ObjectNode json(Sessions question, SessionsResult result) {
        return SessionsResultJson.write(question, result);
    }

    @Override
    public Table table(Sessions question, SessionsResult result) {
        return SessionsTables.table(question, result);
    }

    @Override
    public Optional<Cell> cell(Sessions question, SessionsResult result, int tableRow, int tableColumn) {
        return SessionsTables.cell(question, result, tableRow, tableColumn);
    }

    @Override
    public People people(Sessions question, Cell cell, Data data, Work work) {
        return SessionsPeople.in(question, cell, data, work);
    }

    @Override
    public Chart chart(Sessions question, SessionsResult result) {
        return SessionsCharts.of(question, result);
    }

    @Override
    public String words(Sessions question) {
        return SessionsWords.of(question);
    }

    /** Page views are missed only by those who ask for pages. */
    @Override
    public List<String> eventNames(Sessions question) {
        boolean usual = question.view() instanceof Sessions.View.Pages
                && question.page().isEmpty();
        return usual ? List.of(PageNames.PAGE_VIEW) : List.of();
    }

    @Override
    public List<String> propertyNames(Sessions question) {
        return Mentions.properties(
                question.scope(),
                List.of(),
                Stream.concat(question.page().stream(), question.breakdown().stream())
                        .toList());
    }
}
