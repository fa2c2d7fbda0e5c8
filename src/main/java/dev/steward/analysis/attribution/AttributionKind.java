package dev.steward.analysis.attribution;

import static dev.steward.analysis.Sentences.say;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.attribution.AttributionResult.Channel;
import dev.steward.chart.AttributionChart;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.definition.Words;
import dev.steward.journey.JourneyQuery;
import dev.steward.journey.People;
import dev.steward.journey.StreamedJourneys;
import dev.steward.model.Cell;
import dev.steward.model.Matcher;
import dev.steward.model.Table;
import dev.steward.model.Work;
import dev.steward.source.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The attribution among the kinds of question. A cell's row is the channel as the result lists it, its column is 0: its people. */
public final class AttributionKind implements Kind<Attribution, AttributionResult> {
    static final String NAME = "attribution";
    private static final int PEOPLE_COLUMN = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Attribution> question() {
        return Attribution.class;
    }

    @Override
    public Attribution read(JsonFields fields) {
        return AttributionJson.read(fields);
    }

    @Override
    public ObjectNode write(Attribution question) {
        return AttributionJson.write(question);
    }

    @Override
    public AttributionResult answer(Attribution question, Data data, Work work) {
        JourneyQuery query = AttributionFold.query(question);
        Supplier<AttributionFold> fold = () -> new AttributionFold(question);
        Reader reader = data.reader();
        return reader.inPlace()
                ? new StreamedJourneys(reader)
                        .fold(query, AttributionSql.select(question, query, reader.events(query.range())), fold, work)
                : data.journeys().fold(query, fold, work);
    }

    @Override
    public ObjectNode json(Attribution question, AttributionResult result) {
        return AttributionTables.json(result);
    }

    @Override
    public Table table(Attribution question, AttributionResult result) {
        return AttributionTables.table(question, result);
    }

    @Override
    public Optional<Cell> cell(Attribution question, AttributionResult result, int tableRow, int tableColumn) {
        return tableRow >= 0 && tableRow < result.channels().size() && tableColumn == PEOPLE_COLUMN
                ? Optional.of(new Cell(tableRow, 0))
                : Optional.empty();
    }

    @Override
    public People people(Attribution question, Cell cell, Data data, Work work) {
        List<Channel> channels = answer(question, data, work).channels();
        return cell.row() < channels.size() ? channels.get(cell.row()).people() : People.NOBODY;
    }

    @Override
    public Chart chart(Attribution question, AttributionResult result) {
        return new AttributionChart(
                AttributionWords.title(question),
                Arrays.stream(Attribution.Model.values())
                        .map(model -> say("attribution.model." + Words.of(model)))
                        .toList(),
                result.channels().stream()
                        .map(channel -> new AttributionChart.Row(AttributionTables.name(channel), channel.credits()))
                        .toList(),
                result.conversions(),
                false);
    }

    @Override
    public String words(Attribution question) {
        return AttributionWords.of(question);
    }

    @Override
    public List<String> findings(Attribution question, AttributionResult result) {
        return AttributionWords.findings(question, result);
    }

    @Override
    public List<String> eventNames(Attribution question) {
        return Mentions.events(matchers(question));
    }

    @Override
    public List<String> propertyNames(Attribution question) {
        return Mentions.properties(
                question.scope(), matchers(question), List.of(question.touches().channel()));
    }

    private static List<Matcher> matchers(Attribution question) {
        return List.of(question.conversion(), question.touches().matcher());
    }
}
