package dev.steward.analysis.trends;

import dev.steward.analysis.Data;
import dev.steward.analysis.Kind;
import dev.steward.analysis.Mentions;
import dev.steward.analysis.trends.Trends.Measure;
import dev.steward.analysis.trends.Trends.Series;
import dev.steward.chart.Chart;
import dev.steward.definition.JsonFields;
import dev.steward.journey.People;
import dev.steward.model.Cell;
import dev.steward.model.Table;
import dev.steward.model.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trends among the kinds of question: an aggregate, computed by the source's engine. A cell's row is the period, its column
 * the series, both from 0; its group the value of the breakdown.
 */
public final class TrendsKind implements Kind<Trends, TrendsResult> {
    static final String NAME = "trends";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Trends> question() {
        return Trends.class;
    }

    @Override
    public Trends read(JsonFields fields) {
        return TrendsJson.read(fields);
    }

    @Override
    public ObjectNode write(Trends question) {
        return TrendsJson.write(question);
    }

    @Override
    public TrendsResult answer(Trends question, Data data, Work work) {
        return TrendsAnswer.of(question, data.reader(), work);
    }

    @Override
    public ObjectNode json(Trends question, TrendsResult result) {
        return TrendsResultJson.json(question, result);
    }

    @Override
    public Table table(Trends question, TrendsResult result) {
        return TrendsTables.table(question, result);
    }

    @Override
    public Optional<Cell> cell(Trends question, TrendsResult result, int tableRow, int tableColumn) {
        return TrendsCells.cell(question, result, tableRow, tableColumn);
    }

    @Override
    public People people(Trends question, Cell cell, Data data, Work work) {
        Counting counting = new Counting(question, data.reader(), data.reader().facts(), work);
        return new PeopleBehind(question, data.reader(), counting, work).of(cell);
    }

    @Override
    public Chart chart(Trends question, TrendsResult result) {
        return TrendsCharts.chart(question, result);
    }

    @Override
    public String words(Trends question) {
        return TrendsWords.words(question);
    }

    @Override
    public List<String> remarks(Trends question, TrendsResult result) {
        return TrendsWords.remarks(question, result);
    }

    @Override
    public List<String> eventNames(Trends question) {
        return Mentions.events(question.series().stream().map(Series::matcher).toList());
    }

    @Override
    public List<String> propertyNames(Trends question) {
        return Mentions.properties(
                question.scope(),
                question.series().stream().map(Series::matcher).toList(),
                Stream.concat(
                                question.series().stream().flatMap(TrendsKind::property),
                                question.breakdown().map(Trends.Breakdown::property).stream())
                        .toList());
    }

    private static Stream<String> property(Series series) {
        return series.measure() instanceof Measure.OfNumber number ? Stream.of(number.property()) : Stream.empty();
    }
}
