package dev.steward.analysis.lifecycle;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Axes;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.Phrases;
import dev.steward.analysis.lifecycle.LifecycleResult.Period;
import dev.steward.analysis.lifecycle.LifecycleResult.State;
import dev.steward.chart.Chart;
import dev.steward.chart.LifecycleChart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The lifecycle among the kinds of question. A cell's row is the period, its column the {@link State}, both from 0. */
public final class LifecycleKind implements Kind<Lifecycle, LifecycleResult> {
    static final String NAME = "lifecycle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Lifecycle> question() {
        return Lifecycle.class;
    }

    @Override
    public Lifecycle read(JsonFields fields) {
        return LifecycleJson.read(fields);
    }

    @Override
    public ObjectNode write(Lifecycle question) {
        return LifecycleJson.write(question);
    }

    @Override
    public LifecycleResult answer(Lifecycle question, Data data, Work work) {
        Journeys journeys = data.journeys();
        return Axes.of(question.scope(), question.period(), OptionalInt.empty(), question.activity(), journeys, work)
                .map(axis ->
                        journeys.fold(query(question), () -> new LifecycleFold(withOneBefore(question, axis)), work))
                .orElseGet(() -> new LifecycleResult(List.of()));
    }

    private static JourneyQuery query(Lifecycle question) {
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                TimeRange.ALL,
                List.of(question.activity()),
                List.of(),
                false);
    }

    private static CalendarAxis withOneBefore(Lifecycle question, CalendarAxis axis) {
        return CalendarAxis.between(
                question.period(),
                question.scope().timezone(),
                question.scope().weekStart(),
                axis.start(0) - 1,
                axis.start(axis.size() - 1));
    }

    @Override
    public ObjectNode json(Lifecycle question, LifecycleResult result) {
        return LifecycleTables.json(result);
    }

    @Override
    public Table table(Lifecycle question, LifecycleResult result) {
        return LifecycleTables.table(title(question), result);
    }

    @Override
    public Optional<Cell> cell(Lifecycle question, LifecycleResult result, int tableRow, int tableColumn) {
        boolean inside = tableRow >= 0 && tableRow < result.periods().size();
        int state = tableColumn - 1;
        return inside && state >= 0 && state < State.values().length
                ? Optional.of(new Cell(tableRow, state))
                : Optional.empty();
    }

    @Override
    public People people(Lifecycle question, Cell cell, Data data, Work work) {
        List<Period> periods = answer(question, data, work).periods();
        return cell.row() < periods.size()
                ? periods.get(cell.row()).people(State.values()[cell.column()])
                : People.NOBODY;
    }

    @Override
    public Chart chart(Lifecycle question, LifecycleResult result) {
        return new LifecycleChart(
                title(question),
                question.period(),
                result.periods().stream()
                        .map(period -> new LifecycleChart.Period(
                                period.start(),
                                period.arrived().size(),
                                period.returning().size(),
                                period.resurrecting().size(),
                                period.dormant().size()))
                        .toList());
    }

    private static String title(Lifecycle question) {
        return say("lifecycle.title", Phrases.matcher(question.activity()));
    }

    @Override
    public String words(Lifecycle question) {
        String main = say(
                "lifecycle.words",
                Phrases.actors(question.scope()),
                Phrases.matcher(question.activity()),
                Phrases.period(question.period()));
        return String.join(
                " ",
                Stream.concat(Stream.of(main), Phrases.scope(question.scope()).stream())
                        .toList());
    }

    @Override
    public List<String> eventNames(Lifecycle question) {
        return Mentions.events(List.of(question.activity()));
    }

    @Override
    public List<String> propertyNames(Lifecycle question) {
        return Mentions.properties(question.scope(), List.of(question.activity()), List.of());
    }
}
