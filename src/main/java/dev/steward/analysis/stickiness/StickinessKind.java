package dev.steward.analysis.stickiness;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Axes;
import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.PeopleFold;
import dev.steward.analysis.Phrases;
import dev.steward.chart.Chart;
import dev.steward.chart.StickinessChart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.Journeys;
import dev.steward.journey.People;
import dev.steward.model.CalendarAxis;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stickiness among the kinds of question. A cell's row is the number of active periods, less one; column 0 stands for
 * those with exactly that many, 1 for those with at least that many.
 */
public final class StickinessKind implements Kind<Stickiness, StickinessResult> {
    static final String NAME = "stickiness";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Stickiness> question() {
        return Stickiness.class;
    }

    @Override
    public Stickiness read(JsonFields fields) {
        return StickinessJson.read(fields);
    }

    @Override
    public ObjectNode write(Stickiness question) {
        return StickinessJson.write(question);
    }

    @Override
    public StickinessResult answer(Stickiness question, Data data, Work work) {
        Journeys journeys = data.journeys();
        return axis(question, journeys, work)
                .map(axis -> journeys.fold(query(question), () -> new StickinessFold(axis), work))
                .orElseGet(() -> new StickinessResult(0, List.of()));
    }

    private static Optional<CalendarAxis> axis(Stickiness question, Journeys journeys, Work work) {
        return Axes.of(question.scope(), question.period(), OptionalInt.empty(), question.activity(), journeys, work);
    }

    private static JourneyQuery query(Stickiness question) {
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                question.scope().range(),
                List.of(question.activity()),
                List.of(),
                false);
    }

    @Override
    public ObjectNode json(Stickiness question, StickinessResult result) {
        return StickinessTables.json(result);
    }

    @Override
    public Table table(Stickiness question, StickinessResult result) {
        return StickinessTables.table(title(question), question.period(), result);
    }

    @Override
    public Optional<Cell> cell(Stickiness question, StickinessResult result, int tableRow, int tableColumn) {
        return tableRow >= 0 && tableRow < result.people().size()
                ? StickinessTables.cell(tableRow, tableColumn)
                : Optional.empty();
    }

    @Override
    public People people(Stickiness question, Cell cell, Data data, Work work) {
        Journeys journeys = data.journeys();
        int least = cell.row() + 1;
        int most = cell.column() == 0 ? least : Integer.MAX_VALUE;
        return axis(question, journeys, work)
                .map(axis -> journeys.fold(
                        query(question),
                        () -> new PeopleFold(journey -> {
                            int active = StickinessFold.activePeriods(journey, axis);
                            return active >= least && active <= most;
                        }),
                        work))
                .orElse(People.NOBODY);
    }

    @Override
    public Chart chart(Stickiness question, StickinessResult result) {
        return new StickinessChart(
                title(question),
                question.period(),
                result.periods(),
                IntStream.rangeClosed(1, result.people().size())
                        .mapToObj(result::exactly)
                        .toList());
    }

    private static String title(Stickiness question) {
        return say("stickiness.title", Phrases.matcher(question.activity()));
    }

    @Override
    public String words(Stickiness question) {
        String main = say(
                "stickiness.words",
                Phrases.actors(question.scope()),
                Phrases.matcher(question.activity()),
                Phrases.period(question.period()));
        return String.join(
                " ",
                Stream.concat(Stream.of(main), Phrases.scope(question.scope()).stream())
                        .toList());
    }

    @Override
    public List<String> eventNames(Stickiness question) {
        return Mentions.events(List.of(question.activity()));
    }

    @Override
    public List<String> propertyNames(Stickiness question) {
        return Mentions.properties(question.scope(), List.of(question.activity()), List.of());
    }
}
