package dev.steward.analysis.stages;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.Moment;
import dev.steward.analysis.stages.StagesResult.Group;
import dev.steward.analysis.stages.StagesResult.Stage;
import dev.steward.chart.BarsChart;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.TimeRange;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The stages among the kinds of question. A cell's row is the {@link Stage}, its column 0. */
public final class StagesKind implements Kind<Stages, StagesResult> {
    static final String NAME = "stages";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Stages> question() {
        return Stages.class;
    }

    @Override
    public Stages read(JsonFields fields) {
        return StagesJson.read(fields);
    }

    @Override
    public ObjectNode write(Stages question) {
        return StagesJson.write(question);
    }

    @Override
    public StagesResult answer(Stages question, Data data, Work work) {
        OptionalLong at = Moment.of(question.scope(), data.journeys(), work);
        if (at.isEmpty()) {
            return new StagesResult(
                    Optional.empty(),
                    Collections.nCopies(Stage.values().length, new Group(People.NOBODY, 0)),
                    List.of());
        }
        JourneyQuery query = query(question);
        Reader reader = data.reader();
        return reader.inPlace()
                ? StagesSql.read(question, at.getAsLong(), reader.events(query.range()), reader, work)
                : data.journeys().fold(query, () -> new StagesFold(question, at.getAsLong()), work);
    }

    /** All history up to the moment: a range's start selects people, not events. */
    private static JourneyQuery query(Stages question) {
        TimeRange range = question.scope().range();
        return new JourneyQuery(
                question.scope().actor(),
                question.scope().filters(),
                new TimeRange(null, range.to()),
                matchers(question),
                List.of(),
                false);
    }

    static List<Matcher> matchers(Stages question) {
        return Stream.concat(
                        Life.matchers(question).stream(),
                        question.engagement().stream().map(weight -> Matcher.event(weight.event())))
                .toList();
    }

    @Override
    public ObjectNode json(Stages question, StagesResult result) {
        return StagesTables.json(result);
    }

    @Override
    public Table table(Stages question, StagesResult result) {
        return StagesTables.table(
                title(question, result), !question.engagement().isEmpty(), result);
    }

    /** How far each signup cohort has come. */
    public Table cohorts(Stages question, StagesResult result) {
        return StagesTables.cohorts(title(question, result), result);
    }

    @Override
    public Optional<Cell> cell(Stages question, StagesResult result, int tableRow, int tableColumn) {
        return tableRow >= 0 && tableRow < result.groups().size() && tableColumn == 1
                ? Optional.of(new Cell(tableRow, 0))
                : Optional.empty();
    }

    @Override
    public People people(Stages question, Cell cell, Data data, Work work) {
        List<Group> groups = answer(question, data, work).groups();
        return cell.row() < groups.size() ? groups.get(cell.row()).people() : People.NOBODY;
    }

    @Override
    public Chart chart(Stages question, StagesResult result) {
        List<BarsChart.Bar> bars = Stream.of(Stage.values())
                .map(stage -> new BarsChart.Bar(
                        StagesWords.name(stage),
                        result.groups().get(stage.ordinal()).people().size()))
                .toList();
        return new BarsChart(title(question, result), bars, result.people());
    }

    private static String title(Stages question, StagesResult result) {
        return result.at()
                .map(at -> say(
                        "stages.title",
                        at.atZone(question.scope().timezone()).toLocalDate().toString()))
                .orElseGet(() -> say("stages.title.empty"));
    }

    @Override
    public String words(Stages question) {
        return StagesWords.question(question);
    }

    @Override
    public List<String> eventNames(Stages question) {
        return Mentions.events(matchers(question));
    }

    @Override
    public List<String> propertyNames(Stages question) {
        return Mentions.properties(question.scope(), matchers(question), List.of());
    }
}
